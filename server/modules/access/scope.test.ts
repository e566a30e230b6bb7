import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWorld } from '#world'
import { inScope, isInScope } from './scope.ts'

const rows = [
  { regionPath: '14.1407', unitPath: 'g140700.health' },
  { regionPath: '14.1407.140702', unitPath: 'g140700.g140702.health' },
  { regionPath: '14.1407.140702', unitPath: 'g140700.g140702.approval_bureau' },
  { regionPath: '14.1407.140702.140702001', unitPath: 'g140700.g140702.g140702001' },
  { regionPath: '14.1407.140725', unitPath: 'g140700.g140725.health' },
]
const scopes = fc.record({
  regionPath: fc.constantFrom('14', '14.1407', '14.1407.140702', '14.1407.140725', '14.1407.14070'),
  unitPath: fc.constantFrom(
    null,
    'g140700',
    'g140700.g140702',
    'g140700.g140702.health',
    'g140700.g140725.health',
    'g140700.g14070',
  ),
})

test('the database and the rule agree on what is within a scope, and two counties never see each other', async () => {
  await using world = await createWorld()
  const { read } = world.database
  await fc.assert(
    fc.asyncProperty(scopes, async (scope) => {
      const found = await read<{ regionPath: string; unitPath: string }[]>`
        select "regionPath", "unitPath" from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
          as row ("regionPath" text, "unitPath" text),
          lateral (select "regionPath"::ltree as region_path, "unitPath"::ltree as unit_path) as path
        where ${inScope(read, scope, { region: 'path.region_path', unit: 'path.unit_path' })}`
      expect(found.map((row) => row.unitPath).toSorted()).toEqual(
        rows
          .filter((row) => isInScope(scope, row))
          .map((row) => row.unitPath)
          .toSorted(),
      )
    }),
    { numRuns: 40 },
  )
})

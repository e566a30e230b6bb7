import { expect, test } from 'vitest'
import fc from 'fast-check'
import { createWorld } from '#world'

test('arrays go out and come back as they were, whatever is in them', { timeout: 60_000 }, async () => {
  await using world = await createWorld()
  const { read } = world.database
  const text = fc.string({ unit: 'grapheme' }).map((each) => each.replaceAll('\0', ''))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(text)),
      fc.array(fc.maxSafeInteger()),
      fc.array(fc.uuid()),
      async (texts, numbers, ids) => {
        const [row] =
          await read`select ${texts}::text[] as texts, ${numbers}::bigint[] as numbers, ${ids}::uuid[] as ids`
        expect(row).toEqual({ texts, numbers, ids })
      },
    ),
    { numRuns: 60 },
  )
})

test('dates, instants, bytes, JSON and arrays of arrays are read as what they are', async () => {
  await using world = await createWorld()
  const [row] = await world.database.read`
    select array['2026-02-28'::date] as days, array['2026-02-28 08:00+08'::timestamptz] as moments, array['\\x00ff'::bytea] as bytes,
      array['{"a":[1]}'::jsonb] as json, array[['a','b'],['{}','"']] as nested, '{}'::text[] as none, array[null, 'NULL']::text[] as nulls`
  expect(row).toEqual({
    days: [Temporal.PlainDate.from('2026-02-28')],
    moments: [Temporal.Instant.from('2026-02-28T00:00:00Z')],
    bytes: [Buffer.from([0, 255])],
    json: [{ a: [1] }],
    nested: [
      ['a', 'b'],
      ['{}', '"'],
    ],
    none: [],
    nulls: [null, 'NULL'],
  })
})

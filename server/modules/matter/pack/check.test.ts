import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isServiceItem, type MatterDefinition, type ServiceItem } from '#contract'
import { checkDefinition, checkPack, type PackNames } from './check.ts'
import { describeFinding } from './finding.ts'
import { readPack } from './read.ts'

const packs = join(import.meta.dirname, '../../../../packs')
const folder = join(packs, 'services/old-age-allowance')
const names: PackNames = {
  assignees: ['role', 'applicant'],
  results: ['certificate'],
  hasArticle: () => true,
}
const { definition } = await readPack(folder)
if (!isServiceItem(definition)) throw new Error('no service item')
const item: ServiceItem = definition

async function findings(
  change: (definition: ServiceItem) => void,
  given: Partial<PackNames> = {},
): Promise<string> {
  const changed = structuredClone(item)
  change(changed)
  return (await checkDefinition(changed, { ...names, ...given }, 'flows/instant.yaml'))
    .map(describeFinding)
    .join('\n')
}

test('a good pack has no findings', async () => {
  expect(await checkPack(folder, names)).toEqual([])
})

const breaks: [name: string, change: (definition: ServiceItem) => void, says: RegExp][] = [
  [
    'a source nobody registered',
    (d) => void (field(d, 'name').source = 'oracle:name'),
    /form\.yaml fields\.name: unknown source oracle/,
  ],
  [
    'a path the library does not have',
    (d) => void (field(d, 'name').source = 'registry:population/nick'),
    /population\/nick is no field/,
  ],
  [
    'a field outside the schema',
    (d) => void (d.form.fields.extra = { ...field(d, 'name') }),
    /fields\.extra: is not in schema/,
  ],
  [
    'a group that names no field',
    (d) => void d.form.groups[0]?.fields.push('nobody'),
    /groups: nobody is no field/,
  ],
  [
    'a locked field without a source',
    (d) => void delete field(d, 'name').source,
    /is locked but has no source/,
  ],
  ['an unreadable condition', (d) => void (field(d, 'phone').when = 'card =='), /fields\.phone: card ==/],
  [
    'a schema that lets anything in',
    (d) => void delete d.form.schema.additionalProperties,
    /additionalProperties: must be false/,
  ],
  [
    'an unknown target',
    (d) => void (stage(d, 'decide').routes.granted.to = 'nowhere'),
    /flows\/instant\.yaml stages\.decide\.routes\.granted: leads to nowhere/,
  ],
  [
    'a stage that is never reached',
    (d) => {
      stage(d, 'decide').routes.referred = { to: 'end', milestones: ['closed'] }
      delete d.flow.reopen
    },
    /stages\.review: cannot be reached/,
  ],
  [
    'an end that does not close',
    (d) => void (stage(d, 'decide').routes.refused.milestones = ['decided']),
    /without the milestone closed/,
  ],
  ['an instant matter without rules', (d) => void delete d.decision, /has no decision\.yaml/],
  [
    'an expression that cannot be read',
    (d) => void (check(d).when = 'subject.age >='),
    /decision\.yaml checks\.on-record\.when/,
  ],
  [
    'a parameter that does not exist',
    (d) => void (check(d).when = 'subject.age >= params.nothing'),
    /params\.nothing does not exist/,
  ],
  [
    'a library that does not exist',
    (d) => void (check(d).when = 'facts.social-insurance.cards != null'),
    /there is no library social/,
  ],
  [
    'a field the library does not have',
    (d) => void (check(d).when = 'facts.population.birthday != null'),
    /population\/birthday is no field/,
  ],
  ['a template that reads nothing', (d) => void (check(d).shows.zh = '{person.name}'), /begins with person/],
  [
    'an example that does not hold',
    (d) => void (example(d).outcome = 'refused'),
    /examples\.八十岁，女儿代办: outcome is granted/,
  ],
  ["a kind that is not the code's", (d) => void (d.kind = '20'), /positions 3 and 4 say kind 05/],
  [
    'a promise longer than the law',
    (d) => void (d.periods.promised.count = 31),
    /longer than the statutory 30/,
  ],
  [
    'a heading of outputs that are not given',
    (d) => void (d.grantedHeading.en = '{outputs.total}'),
    /outputs\.total does not exist/,
  ],
  [
    'a last day that nothing says',
    (d) => void Object.assign(d.result.certificate ?? {}, { until: '{form.until}' }),
    /result\.certificate\.until: form\.until does not exist/,
  ],
  ['a department nobody knows', (d) => void (d.department = 'magic'), /magic is no kind of department/],
]

test.each(breaks)('%s is found and placed', async (_name, change, says) => {
  expect(await findings(change)).toMatch(says)
})

test('a citation that leads nowhere and names not registered are found', async () => {
  expect(
    await findings(() => {}, { hasArticle: (address) => address !== 'law:老年人权益保障法#33.2' }),
  ).toMatch(/decision\.yaml checks\.1\.basis\.law: law:老年人权益保障法#33\.2 is not in the law library/)
  expect(await findings(() => {}, { assignees: ['applicant'], results: [] })).toMatch(
    /assignee role is not registered[\s\S]*result certificate is not registered/,
  )
})

function field(d: MatterDefinition, name: string) {
  const found = d.form.fields[name]
  if (!found) throw new Error(name)
  return found
}
function stage(d: MatterDefinition, name: string) {
  const found = d.flow.stages[name]
  if (found?.kind !== 'decide') throw new Error(name)
  return found
}
function check(d: MatterDefinition) {
  const [found] = d.decision?.checks ?? []
  if (!found) throw new Error('no check')
  return found
}
function example(d: MatterDefinition) {
  const [found] = d.decision?.examples ?? []
  if (!found) throw new Error('no example')
  return found
}

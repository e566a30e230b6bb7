import type { PublishedMatter } from '#modules/matter'
import { counties, type FirmProfile, type PersonProfile, type Random } from '#modules/registry'
import type { Answerbook, MatterLore, Recipe } from './history-lore.ts'

export interface Asked {
  readonly matter: PublishedMatter
  readonly subject: PersonProfile | FirmProfile
  readonly on: Temporal.PlainDate
  readonly random: Random
  readonly words: Readonly<Record<string, readonly string[]>>
}

/** Answers to what government does not know, from those of the matter's variants that suit the subject. */
export function inventAnswers(asked: Asked, lore: MatterLore): Record<string, unknown> {
  const industry = industryOf(asked.subject)
  const suitable = lore.variants.filter(
    ({ industries }) => !industries || (industry !== undefined && industries.includes(industry)),
  )
  const variant = asked.random.pick(suitable.length > 0 ? suitable : lore.variants)
  return fillIn(asked, variant.answers)
}

/** Follows the recipes of a list of answers; what the registry does not offer is left out. */
export function fillIn(asked: Asked, answers: Answerbook): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const [field, how] of Object.entries(answers)) {
    const value = isRecipe(how) ? follow(asked, field, how) : how
    if (value !== undefined) given[field] = value
  }
  return given
}

/** What somebody declares who goes by an old address: the field and a value that its source does not have. */
export function oldAddress({ matter, subject, random }: Asked): Record<string, string> {
  const field = Object.entries(matter.definition.form.fields).find(
    ([, { entry, compare, source }]) => entry === 'declared' && compare === 'text' && source,
  )?.[0]
  if (!field) return {}
  const now = 'facts' in subject ? subject.facts['legal-entity'].domicile.address : subject.address
  return {
    [field]: now.replace(/\d+号/, (number) => `${Number.parseInt(number, 10) + random.integer(1, 40)}号`),
  }
}

export function industryOf(subject: PersonProfile | FirmProfile): string | undefined {
  return 'facts' in subject ? subject.facts['legal-entity'].industry : undefined
}

function isRecipe(how: Answerbook[string]): how is Recipe {
  return typeof how === 'object' && !Array.isArray(how)
}

function follow(asked: Asked, field: string, how: Recipe): unknown {
  const { random, on } = asked
  if ('pick' in how) return random.weigh(how.pick)
  if ('some' in how) return shuffled(how.some, random).slice(0, random.integer(...how.count))
  if ('number' in how) return random.integer(...how.number)
  if ('chance' in how) return random.chance(how.chance)
  if ('text' in how) return fillTemplate(random.pick(how.text), asked)
  if ('day' in how) return on.add({ days: random.integer(...how.day) }).toString()
  if ('held' in how) return Math.max(1, Math.min(entriesAt(asked.subject, how.held).length, 40))
  const offered = offeredFor(asked, field)
  if (how.offered === 'all') return offered.length > 0 ? offered : undefined
  return offered.length > 0 ? random.pick(offered) : undefined
}

function fillTemplate(template: string, { subject, random, words }: Asked): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'county') return counties.find(({ code }) => code === subject.regionCode)?.name ?? '榆次区'
    if (name === 'surname') return subject.name.slice(0, 1)
    if (name === 'number') return String(random.integer(2, 268))
    if (name === 'serial') return random.digits(6)
    return random.pick(words[name] ?? [name])
  })
}

/** The choices that the form reads from the registry for this subject. */
function offeredFor({ matter, subject }: Asked, field: string): string[] {
  const options = matter.definition.form.fields[field]?.options
  if (!options || Array.isArray(options)) return []
  const wanted = /^kind == "(.+)"$/.exec(options.where ?? '')?.[1]
  return entriesAt(subject, options.source.replace(/^registry:/, ''))
    .filter((entry) => wanted === undefined || entry['kind'] === wanted)
    .map((entry) => String(entry[options.value]))
}

function entriesAt(subject: PersonProfile | FirmProfile, path: string): Record<string, unknown>[] {
  const [library, ...steps] = path.split('/')
  let value: unknown =
    'facts' in subject ? (subject.facts as Record<string, unknown>)[library ?? ''] : undefined
  for (const step of steps) value = isRecord(value) ? value[step] : undefined
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const order = list.map((item) => ({ item, at: random.next() }))
  return order.toSorted((a, b) => a.at - b.at).map(({ item }) => item)
}

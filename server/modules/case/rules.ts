import type { Ruling } from '#contract'
import { holdingsOf, type Holding } from '#modules/certificate'
import { evaluate } from '#modules/decision'
import type { PublishedMatter } from '#modules/matter'
import { ageOn, factsOf, type Facts } from '#modules/registry'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import type { CaseState } from './case.ts'
import type { CaseBase } from './record.ts'

/** What the rules are told of the subject. */
export interface RuleFacts {
  readonly subject: Facts
  /** What the subject holds of this matter; a grant is written only if nothing was added meanwhile. */
  readonly held: readonly Holding[]
}

export async function ruleFactsOf(
  platform: Platform,
  matter: PublishedMatter,
  subjectId: string,
): Promise<RuleFacts> {
  const { read } = platform.database
  const [subject, held] = await Promise.all([
    factsOf(read, subjectId, matter.libraries.subject),
    holdingsOf(read, subjectId, matter.definition.slug),
  ])
  return { subject, held }
}

/** Asks the matter's rules about a case as it stands. Throws decision.input-invalid or ModelFailed. */
export async function ruleOn(
  matter: PublishedMatter,
  base: CaseBase,
  state: CaseState,
  now: Temporal.Instant,
  { subject: facts, held }: RuleFacts,
): Promise<Ruling> {
  if (!matter.decision) throw new TypeError(`${base.slug} has no rules`)
  const on = dateOf(now)
  return evaluate(matter.decision, {
    subject: subjectOf(base, facts, on),
    facts: Object.fromEntries(
      matter.libraries.subject.map((library) => [library, facts[library]?.data ?? null]),
    ),
    form: state.answers,
    held: held.filter(({ validUntil }) => validUntil === null || validUntil >= on.toString()),
    filer: { name: base.filer.name, relation: base.relation },
    // By the words the form uses: the ruling's reason repeats them to people.
    mismatches: state.differences.map(({ field }) => matter.definition.form.fields[field]?.label.zh ?? field),
    today: on.toString(),
  })
}

function subjectOf(base: CaseBase, facts: Facts, on: Temporal.PlainDate) {
  const population = facts.population?.data
  const birthDate = population?.['birthDate']
  return {
    kind: base.subject.kind,
    identifier: base.subject.identifier,
    name: base.subject.name,
    regionCode: base.region.code,
    ...(typeof birthDate === 'string' ? { age: ageOn(birthDate, on) } : {}),
    ...(typeof population?.['sex'] === 'string' ? { sex: population['sex'] } : {}),
  }
}

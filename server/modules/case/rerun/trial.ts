import type { MatterDefinition, Ruling, TriedCase } from '#contract'
import { compile, type CompiledDecision } from '#modules/decision'
import { compileForm, fileAnswers, type CompiledForm } from '#modules/form'
import type { Scope } from '#modules/access'
import type { Read } from '#platform/database'
import { Problem } from '#platform/errors'
import { judgeAgain } from './judge.ts'

/** A case as it was filed and, where rules looked at it, judged. */
export interface PastCase {
  readonly caseId: string
  readonly number: string
  readonly subjectKind: 'person' | 'entity'
  readonly subjectName: string
  readonly answers: Record<string, unknown>
  readonly ruling: Ruling | null
}

/** The newest cases of a matter within a scope, as its units have them. */
export async function lastCases(
  read: Read,
  slug: string,
  unitIds: readonly string[],
  scope: Scope,
  limit: number,
): Promise<PastCase[]> {
  const rows = await read<PastCase[]>`
    select c.case_id as "caseId", c.number, c.subject_kind as "subjectKind", c.subject_name as "subjectName",
      c.state -> 'answers' as answers, nullif(c.state -> 'ruling', 'null'::jsonb) as ruling
    from unnest(${[...unitIds]}::uuid[]) as unit (id)
    cross join lateral (
      select * from "case"."case" c
      where c.unit_id = unit.id and c.slug = ${slug} and c.region_path <@ ${scope.regionPath}::ltree
      order by c.case_id desc limit ${limit}
    ) c
    order by c.case_id desc limit ${limit}`
  return [...rows]
}

export type Tried = Omit<TriedCase, 'subjectName'> & { readonly past: PastCase }

/** What past cases would have come to under another definition: only those that differ. Keeps nothing. Throws design.faulty where it cannot be worked with. */
export async function tryOut(definition: MatterDefinition, cases: readonly PastCase[]): Promise<Tried[]> {
  const { decision } = definition
  const form = made('form.schema', () => compileForm(definition.form))
  const rules = decision && made('decision.input', () => compile(decision))
  const tried: Tried[] = []
  for (const past of cases) {
    const judged = await judge(rules, past.ruling)
    const answers = wronglyAnswered(form, past.answers)
    const isOther =
      judged.was !== judged.now || judged.checks.length + judged.outputs.length + answers.length > 0
    if (isOther) tried.push({ caseId: past.caseId, number: past.number, ...judged, answers, past })
  }
  return tried
}

/** What a draft is made into to work with; a draft may be anything. */
function made<T>(path: string, make: () => T): T {
  try {
    return make()
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
    throw new Problem('design.faulty', { members: { findings: [{ path, message }] }, cause })
  }
}

async function judge(
  rules: CompiledDecision | undefined,
  then: Ruling | null,
): Promise<Pick<Tried, 'was' | 'now' | 'checks' | 'outputs'>> {
  // Without rules then or now there is nothing to compare.
  if (!rules || !then) return { was: null, now: null, checks: [], outputs: [] }
  const otherwise = await judgeAgain(rules, then)
  if (!otherwise) return { was: then.outcome, now: then.outcome, checks: [], outputs: [] }
  return {
    was: otherwise.was,
    now: otherwise.now,
    checks: otherwise.checks.map((id) => ({
      id,
      title: rules.checks.find((check) => check.id === id)?.title ?? { zh: id, en: id },
      holds: otherwise.held.includes(id),
    })),
    outputs: otherwise.outputs.map((id) => ({
      id,
      title: rules.model.outputs.find((output) => output.id === id)?.title ?? { zh: id, en: id },
      was: then.outputs[id] ?? null,
      now: otherwise.values[id] ?? null,
    })),
  }
}

/** What a form would not take of what was filed under another: lists that a source offered then are not held against it. */
function wronglyAnswered(form: CompiledForm, answers: Record<string, unknown>): Tried['answers'] {
  const { faults } = fileAnswers(form, answers, { values: {}, shown: {}, choices: {}, missing: [] })
  return faults
    .filter(({ field, code }) => code !== 'not-offered' || Array.isArray(form.form.fields[field]?.options))
    .map(({ field, code }) => ({ field, code, label: form.form.fields[field]?.label ?? {} }))
}

import type { OfficerPrincipal } from '#contract'
import { actAnswers, type Prefilled } from '#modules/form'
import type { PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import type { Act } from '#platform/http'
import type { CaseState } from '../case.ts'
import type { CaseBase } from '../record.ts'
import { answersInvalid } from './file.ts'
import { gather } from './gather.ts'

interface Handled {
  readonly base: CaseBase
  readonly state: CaseState
}

/** What an act fills in, judged by the form together with what was answered before. Throws filing.answers-invalid with every fault. */
export async function filledIn(
  act: Act,
  officer: OfficerPrincipal,
  matter: PublishedMatter,
  { base, state }: Handled,
  asked: { readonly stage: string; readonly action: string },
  answers: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const stage = matter.definition.flow.stages[asked.stage]
  const fills = (stage?.kind === 'task' ? stage.actions[asked.action]?.fills : undefined) ?? []
  const choices = await choicesOf(act, officer, matter, base, fills)
  const { values, faults } = actAnswers(matter.form, fills, answers, state.answers, choices)
  if (faults.length > 0) throw answersInvalid(faults)
  return { ...values }
}

/** What an officer may choose from where the open tasks of a case ask for a choice that a source offers. */
export function choicesForActs(
  act: Act,
  officer: OfficerPrincipal,
  matter: PublishedMatter,
  { base, state }: Handled,
): Promise<Prefilled['choices']> {
  const open = state.tasks.filter(({ closedAt, part }) => !closedAt && !part)
  const fields = open.flatMap(({ stage: name }) => {
    const stage = matter.definition.flow.stages[name]
    return stage?.kind === 'task' ? Object.values(stage.actions).flatMap(({ fills }) => fills ?? []) : []
  })
  return choicesOf(act, officer, matter, base, fields)
}

async function choicesOf(
  { platform, now }: Act,
  officer: OfficerPrincipal,
  matter: PublishedMatter,
  base: CaseBase,
  fields: readonly string[],
): Promise<Prefilled['choices']> {
  const sourced = fields.filter((name) => {
    const options = matter.definition.form.fields[name]?.options
    return options !== undefined && !Array.isArray(options)
  })
  if (sourced.length === 0) return {}
  const { accountId, unitId, unitName, name } = officer
  const post = { unitId, unit: unitName, officer: name }
  const filer = { accountId, subjectId: undefined, post }
  const { prefilled } = await gather(platform.database.read, matter, base.subject.id, filer, dateOf(now))
  return Object.fromEntries(
    sourced.flatMap((field) => {
      const choices = prefilled.choices[field]
      return choices ? [[field, choices] as const] : []
    }),
  )
}

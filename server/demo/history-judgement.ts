import type { CaseState, Command } from '#modules/case'
import type { PublishedMatter } from '#modules/matter'
import type { Random } from '#modules/registry'
import type { Lore, MatterLore } from './history-lore.ts'
import type { Stop } from './history-stop.ts'

export interface Circumstances {
  readonly state: CaseState
  readonly matter: PublishedMatter
  readonly lore: MatterLore
  readonly opinions: Lore['opinions']
  readonly corrected: boolean
  readonly stop: Stop | undefined
  readonly smooth: boolean
}

/** What an officer does with a task. */
export type Act = Pick<Extract<Command, { kind: 'act' }>, 'action' | 'opinion' | 'reasons' | 'corrections'>

type Failed = NonNullable<CaseState['ruling']>['checks'][number]

/** 受理: accept, ask once for everything missing, or do not accept. */
export function accept(about: Circumstances, random: Random): Act {
  const { stop, smooth, corrected, opinions } = about
  if (stop === 'correction' && !corrected)
    return { action: 'request-correction', corrections: missing(about, random) }
  if (stop || smooth) return { action: 'accept' }
  const refusing = failing(about.state, 'refuse')
  if (refusing.length > 0 && random.chance(0.6))
    return {
      action: 'not-accept',
      opinion: random.pick(opinions['not-accept']),
      reasons: reasonsOf(refusing),
    }
  const doubtful = failing(about.state, 'refer').length > 0 || about.state.differences.length > 0
  if (!corrected && random.chance(doubtful ? 0.45 : 0.06))
    return { action: 'request-correction', corrections: missing(about, random) }
  return { action: 'accept' }
}

/** 审查: grant or refuse; of what rules referred also ask for corrections. */
export function review(about: Circumstances, stage: string, random: Random): Act {
  const { state, lore, opinions, corrected, stop, smooth, matter } = about
  if (stage === 'issue-by-hand') return { action: 'hand-over', opinion: random.pick(opinions['hand-over']) }
  const isReferred = matter.definition.flow.id === 'instant'
  const doubts = failing(state, 'refer')
  if (isReferred && !corrected && (stop === 'correction' || (!smooth && random.chance(0.3))))
    return { action: 'correct', corrections: missing(about, random) }
  const refusing = failing(state, 'refuse')
  if (refusing.length > 0)
    return { action: 'refuse', opinion: random.pick(opinions.refuse), reasons: reasonsOf(refusing) }
  if (!smooth && !corrected && doubts.length > 0 && random.chance(isReferred ? 0.12 : 0.08))
    return { action: 'refuse', opinion: random.pick(opinions.refuse), reasons: reasonsOf(doubts) }
  if (!smooth && lore.refusals.length > 0 && random.chance(0.02))
    return { action: 'refuse', opinion: random.pick(opinions.refuse), reasons: [random.pick(lore.refusals)] }
  return {
    action: 'grant',
    opinion: random.pick(isReferred || doubts.length > 0 ? opinions['grant-referred'] : opinions.grant),
  }
}

/** One list of everything missing (行政许可法第三十二条第一款第四项). */
function missing({ state, lore, matter }: Circumstances, random: Random) {
  const fields = matter.definition.form.fields
  const found = [
    ...state.differences.map(({ field, source }) => ({
      item: fields[field]?.label.zh ?? field,
      what: `和${source.label.zh}里的登记不一样，请核对后重新填写`,
    })),
    ...failing(state, 'refer')
      .filter(({ id }) => id !== 'declared-matches')
      .map((check) => ({ item: check.title.zh, what: check.reason?.zh ?? check.title.zh })),
  ]
  const [usual] = lore.corrections.length > 0 ? [random.pick(lore.corrections)] : []
  if (found.length === 0) return [usual ?? { item: '申请表', what: '请核对后重新提交' }]
  return usual && random.chance(0.25) ? [...found, usual] : found
}

function failing(state: CaseState, otherwise: Failed['otherwise']): Failed[] {
  return state.ruling?.checks.filter((check) => !check.holds && check.otherwise === otherwise) ?? []
}

function reasonsOf(checks: readonly Failed[]) {
  return checks.map((check) => ({ text: check.reason?.zh ?? check.title.zh, basis: check.basis }))
}

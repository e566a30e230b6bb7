import type { LegView } from '#contract'
import { catalogue } from './catalogue.ts'
import { usePick, useText } from './language.ts'

export const legWords = catalogue({
  granted: ['办成了', 'Granted'],
  refused: ['没有批准', 'Not granted'],
  waiting: [
    (before: string) => `等${before}办好就开始`,
    (before: string) => `Begins when this is done: ${before}`,
  ],
  yourTurn: ['要您补正', 'Needs something from you'],
  theirTurn: ['等申请人补正', 'Waits for the applicant'],
  running: [(stage: string) => `正在办：${stage}`, (stage: string) => `Under way: ${stage}`],
  starting: ['正在转给部门', 'Being passed to the department'],
  withdrawn: ['已撤回', 'Taken back'],
  'not-accepted': ['没有受理', 'Not accepted'],
  terminated: ['已终止', 'Ended'],
  ended: ['没有决定就结束了', 'Ended undecided'],
  unfiled: ['没能发起，牵头部门正在处理', 'Could not be filed; the lead department is seeing to it'],
  condition: ['不用办', 'Not needed'],
  'refused-before': ['前面的没办成，没有开始', 'Not begun: what it needs was not granted'],
  'whole-ended': ['整件事结束了，没有开始', 'Not begun: the whole has ended'],
})

/** Where a leg of many matters stands, in a few words; `all` names those it waits for. */
export function useLegWords(to: 'applicant' | 'officer'): (leg: LegView, all: readonly LegView[]) => string {
  const t = useText(legWords)
  const pick = usePick()
  return (leg, all) => {
    switch (leg.state) {
      case 'waiting': {
        const before = all.filter(({ name, state }) => leg.after.includes(name) && state !== 'granted')
        return before.length > 0 ? t.waiting(before.map(({ title }) => pick(title)).join('、')) : t.starting
      }
      case 'running':
        if (!leg.case) return t.starting
        if (leg.case.turn === 'applicant') return to === 'applicant' ? t.yourTurn : t.theirTurn
        return leg.case.stageTitle ? t.running(pick(leg.case.stageTitle)) : t.starting
      case 'ended':
        return leg.reason === 'withdrawn' || leg.reason === 'not-accepted' || leg.reason === 'terminated'
          ? t[leg.reason]
          : t.ended
      case 'skipped':
        return leg.reason === 'condition' || leg.reason === 'whole-ended'
          ? t[leg.reason]
          : t['refused-before']
      default:
        return t[leg.state]
    }
  }
}

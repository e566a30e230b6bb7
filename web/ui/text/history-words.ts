import type { CaseView, HistoryType } from '#contract'
import { formatDay } from '../format/dates.ts'
import { answerWords, partWords, procedureWords, wordOf } from './case-words.ts'
import { catalogue } from './catalogue.ts'
import { useLanguage, usePick, useText } from './language.ts'

type Entry = CaseView['history'][number]

/** A line of a case's history in words: what happened, without who and when. */
export function useHistoryWords(): (entry: Entry) => string {
  const t = useText(text)
  const parts = useText(partWords)
  const procedures = useText(procedureWords)
  const pick = usePick()
  const language = useLanguage()
  return (entry) => {
    const { type, action, stage, toStage, clock, due, to = '', onBehalfOf, part, procedure, days } = entry
    const day = due ? formatDay(due, language) : ''
    switch (type) {
      case 'asked':
        return t.asked(to, wordOf(parts, part ?? ''))
      case 'answered':
        return t.answered(
          wordOf(parts, part ?? ''),
          part ? pick(answerWords[part][entry.agrees ? 0 : 1]) : '',
        )
      case 'transferred':
        return t.transferred(to)
      case 'delegated':
        return t.delegated(to)
      case 'returned':
        return t.returned(stage ? pick(stage) : '', toStage ? pick(toStage) : '')
      case 'suspended':
        return t.suspended(wordOf(procedures, procedure ?? ''), entry.document ?? '', days ?? 0)
      case 'resumed':
        return t.resumed(day)
      case 'extended':
        return t.extended(days ?? 0, day)
    }
    if (action)
      return `${t.inStage(stage ? pick(stage) : '', pick(action))}${onBehalfOf ? t.for(onBehalfOf) : ''}`
    const saying = t[type]
    if (toStage) return t.inStage(pick(toStage), saying)
    if (stage && ofStage.has(type)) return t.inStage(pick(stage), saying)
    return clock && due ? t.until(clockName(t, clock), saying, day) : saying
  }
}

const said = {
  filed: ['提交', 'Filed'],
  corrected: ['补正后再提交', 'Corrected and filed again'],
  claimed: ['领取', 'Claimed'],
  released: ['放回', 'Given back'],
  ruled: ['规则看过', 'Read by the rules'],
  'ruling-failed': ['规则没能判断，转人工', 'The rules could not tell; passed to a person'],
  issued: ['制证送达', 'Certificate issued'],
  'issue-failed': ['证照没能制成，转人工', 'The certificate could not be made; passed to a person'],
  decided: ['作出决定', 'Decided'],
  withdrawn: ['申请人撤回', 'Withdrawn by the applicant'],
  'review-asked': ['申请人请人重新看', 'The applicant asked for a person to look again'],
  reopened: ['重新打开', 'Taken up again'],
  terminated: ['终止办理', 'Ended'],
  'merged-into': ['并入另一件', 'Merged into another case'],
  'merged-from': ['另一件并入这里', 'Another case was merged into this one'],
  'split-into': ['拆出另一件', 'Another case was split off'],
  'split-from': ['从另一件拆出', 'Split off another case'],
  related: ['关联另一件', 'Linked with another case'],
  unasked: ['收回，不用答复了', 'Taken back: no answer is needed'],
  held: ['意见已提出，等签批', 'Proposed, and waits to be signed'],
  unheld: ['没有签，退回再办', 'Not signed, and sent back'],
  recalled: ['收回委托', 'Delegation taken back'],
  'given-back': ['退回委托', 'Delegation given back'],
  urged: ['催办', 'Asked for haste'],
  'deemed-accepted': [
    '五个工作日内没有答复，视为受理',
    'Nobody answered within five working days: deemed accepted',
  ],
  'correction-lapsed': ['逾期没有补正，视为撤回', 'Not corrected in time: taken as withdrawn'],
  called: ['请部门的系统办理', 'Another system was asked'],
  'call-answered': ['部门的系统答复了', 'The other system answered'],
  'call-failed': ['部门的系统没有答复，转人工', 'The other system did not answer; passed to a person'],
  signalled: ['等到了消息', 'What was waited for came'],
  elapsed: ['时间到了', 'Time ran out'],
  recounted: ['放假通知公布，时限重算', 'Counted anew by the published calendar'],
  forked: ['分头办理', 'Handled side by side'],
  joined: ['都办好了，合在一起', 'Came together'],
  'not-joined': ['没有都通过，合在一起', 'Came together, not all passed'],
  'leg-started': ['开始办', 'Begun'],
  'leg-granted': ['办成', 'Granted'],
  'leg-refused': ['没有批准', 'Not granted'],
  'leg-ended': ['没有办成', 'Ended undecided'],
  'leg-unfiled': ['没能发起', 'Could not be filed'],
  'leg-skipped': ['没有开始', 'Not begun'],
  acted: ['办理', 'Handled'],
  rated: ['评价', 'Rated'],
} as const satisfies Record<
  Exclude<
    HistoryType,
    'asked' | 'answered' | 'transferred' | 'delegated' | 'returned' | 'suspended' | 'resumed' | 'extended'
  >,
  readonly [string, string]
>

/** These tell of a stage; the others of the case. */
const ofStage: ReadonlySet<HistoryType> = new Set([
  'called',
  'call-answered',
  'call-failed',
  'signalled',
  'elapsed',
  'forked',
  'joined',
  'not-joined',
])

function clockName(t: Record<'acceptance' | 'correction' | 'statutory' | 'promised', string>, clock: string) {
  return wordOf(
    { acceptance: t.acceptance, correction: t.correction, statutory: t.statutory, promised: t.promised },
    clock.startsWith('stage:') ? '' : clock,
  )
}

const text = catalogue({
  ...said,
  acceptance: ['受理期限', 'Acceptance'],
  correction: ['补正期限', 'Correction'],
  statutory: ['法定时限', 'Statutory period'],
  promised: ['承诺时限', 'Promised period'],
  until: [
    (clock: string, saying: string, day: string) => `${clock}${clock ? '：' : ''}${saying}，到${day}`,
    (clock: string, saying: string, day: string) => `${clock}${clock ? ': ' : ''}${saying}, until ${day}`,
  ],
  inStage: [
    (stage: string, action: string) => (stage === action || stage === '' ? action : `${stage}：${action}`),
    (stage: string, action: string) => (stage === '' ? action : `${stage}: ${action}`),
  ],
  for: [(name: string) => `（代${name}）`, (name: string) => ` (for ${name})`],
  asked: [
    (to: string, part: string) => `请${to}${part}`,
    (to: string, part: string) => `${part} asked of ${to}`,
  ],
  answered: [
    (part: string, answer: string) => `${part}：${answer}`,
    (part: string, answer: string) => `${part}: ${answer}`,
  ],
  transferred: [(to: string) => `转给${to}办`, (to: string) => `Transferred to ${to}`],
  delegated: [(to: string) => `委托${to}代办`, (to: string) => `Delegated to ${to}`],
  returned: [
    (from: string, to: string) => `从${from}退回${to}`,
    (from: string, to: string) => `Returned from ${from} to ${to}`,
  ],
  suspended: [
    (procedure: string, document: string, days: number) =>
      `${procedure}，中止计时。${document}${days > 0 ? `，告知需要${days}天` : ''}`,
    (procedure: string, document: string, days: number) =>
      `${procedure}: the time stands still. ${document}${days > 0 ? `, ${days} days told` : ''}`,
  ],
  resumed: [
    (day: string) => `恢复计时${day ? `，法定时限到${day}` : ''}`,
    (day: string) => `The time runs on${day ? `, statutory until ${day}` : ''}`,
  ],
  extended: [
    (days: number, day: string) => `延长${days}个工作日${day ? `，到${day}` : ''}`,
    (days: number, day: string) => `Extended by ${days} working days${day ? `, until ${day}` : ''}`,
  ],
})

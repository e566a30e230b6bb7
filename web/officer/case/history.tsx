import { useState } from 'react'
import type { CaseView } from '#contract'
import { addressFor } from '#web/api'
import { catalogue, dateOf, formatClock, formatDay, ProofBadge, useLanguage, usePick, useText } from '#web/ui'
import { maySeeWhole, useOfficer } from '../session/session.ts'

type Entry = CaseView['history'][number]

/** The life of the case, newest first; every line is an entry of the ledger. */
export function History({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const officer = useOfficer()
  const [today] = useState(() => dateOf(new Date()))
  return (
    <section>
      <h2>
        {t.title}
        {maySeeWhole(officer) ? (
          <a
            href={addressFor('GET /api/v1/cases/:id/proof', { params: { id: view.id } })}
            download={`${view.number}.json`}
          >
            {t.export}
          </a>
        ) : null}
      </h2>
      <ol className="history">
        {view.history.map((entry, index) => (
          <Line
            key={`${entry.revision}-${entry.type}-${index}`}
            entry={entry}
            before={view.history[index - 1]}
            today={today}
          />
        ))}
      </ol>
    </section>
  )
}

function Line({
  entry,
  before,
  today,
}: {
  readonly entry: Entry
  readonly before: Entry | undefined
  readonly today: string
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const day = dateOf(new Date(entry.at))
  const sameDay = before !== undefined && dateOf(new Date(before.at)) === day
  const saying = sayings.has(entry.type) ? t[entry.type as Saying] : entry.type
  const what = entry.action
    ? t.acted(entry.stage ? pick(entry.stage) : '', pick(entry.action))
    : entry.stage && ofStage.has(entry.type)
      ? t.acted(pick(entry.stage), saying)
      : entry.clock && entry.due
        ? t.until(clockName(t, entry.clock), saying, formatDay(entry.due, language))
        : saying
  const who =
    entry.by.kind === 'system'
      ? t.system
      : [entry.by.name, entry.by.unitName].filter(Boolean).join(language === 'zh' ? '，' : ', ')
  return (
    <li className={entry.by.kind}>
      <time dateTime={entry.at}>{sameDay ? '' : day === today ? t.today : day.slice(5)}</time>
      <i aria-hidden="true" />
      <div>
        {what}
        {entry.opinion ? <q>{entry.opinion}</q> : null}
        <small>
          {formatClock(entry.at)} {who}
          <ProofBadge sealed={entry.sealed}>
            <span className="vh">{entry.sealed ? t.sealed : t.sealing}</span>
          </ProofBadge>
        </small>
      </div>
    </li>
  )
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
  rated: ['评价', 'Rated'],
} as const
type Saying = keyof typeof said
const sayings: ReadonlySet<string> = new Set(Object.keys(said))

/** These tell of a stage; the others of the case. */
const ofStage: ReadonlySet<string> = new Set([
  'called',
  'call-answered',
  'call-failed',
  'signalled',
  'elapsed',
])

function clockName(t: Record<'acceptance' | 'correction' | 'statutory' | 'promised', string>, clock: string) {
  return clock in t ? t[clock as keyof typeof t] : ''
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
  title: ['经过', 'History'],
  export: ['导出凭证', 'Export the receipt'],
  acted: [
    (stage: string, action: string) => (stage === action || stage === '' ? action : `${stage}：${action}`),
    (stage: string, action: string) => (stage === '' ? action : `${stage}: ${action}`),
  ],
  system: ['规则', 'rules'],
  today: ['今天', 'today'],
  sealed: ['已存证', 'in the ledger'],
  sealing: ['正在存证', 'being added to the ledger'],
})

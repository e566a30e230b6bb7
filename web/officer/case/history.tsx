import { useState } from 'react'
import type { CaseView } from '#contract'
import { addressFor } from '#web/api'
import { catalogue, dateOf, formatClock, ProofBadge, useLanguage, usePick, useText } from '#web/ui'
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
  const what = entry.action
    ? t.acted(entry.stage ? pick(entry.stage) : '', pick(entry.action))
    : sayings.has(entry.type)
      ? t[entry.type as Saying]
      : entry.type
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
  rated: ['评价', 'Rated'],
} as const
type Saying = keyof typeof said
const sayings: ReadonlySet<string> = new Set(Object.keys(said))

const text = catalogue({
  ...said,
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

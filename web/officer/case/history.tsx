import { useState } from 'react'
import type { CaseView, Citation } from '#contract'
import { addressFor } from '#web/api'
import {
  catalogue,
  dateOf,
  formatClock,
  LawLink,
  ProofBadge,
  useHistoryWords,
  useLanguage,
  useText,
} from '#web/ui'
import { maySeeWhole, useOfficer } from '../session/session.ts'

type Entry = CaseView['history'][number]

/** The life of the case, newest first; every line is an entry of the ledger. */
export function History({
  view,
  onLaw,
}: {
  readonly view: CaseView
  readonly onLaw: (citation: Citation) => void
}) {
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
            onLaw={onLaw}
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
  onLaw,
}: {
  readonly entry: Entry
  readonly before: Entry | undefined
  readonly today: string
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const words = useHistoryWords()
  const language = useLanguage()
  const day = dateOf(new Date(entry.at))
  const sameDay = before !== undefined && dateOf(new Date(before.at)) === day
  const who =
    entry.by.kind === 'system'
      ? t.system
      : [entry.by.name, entry.by.unitName].filter(Boolean).join(language === 'zh' ? '，' : ', ')
  return (
    <li className={entry.by.kind}>
      <time dateTime={entry.at}>{sameDay ? '' : day === today ? t.today : day.slice(5)}</time>
      <i aria-hidden="true" />
      <div>
        {words(entry)}
        {entry.basis ? <LawLink citation={entry.basis} onOpen={onLaw} /> : null}
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

const text = catalogue({
  title: ['经过', 'History'],
  export: ['导出凭证', 'Export the receipt'],
  system: ['规则', 'rules'],
  today: ['今天', 'today'],
  sealed: ['已存证', 'in the ledger'],
  sealing: ['正在存证', 'being added to the ledger'],
})

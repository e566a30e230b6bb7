import { useState } from 'react'
import { Link } from 'wouter'
import { useRead, type OutputFor } from '#web/api'
import {
  Button,
  Empty,
  formatMoment,
  Icon,
  Loading,
  PageTitle,
  ProblemState,
  useLanguage,
  usePick,
  useText,
  type IconName,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { accountText, seenText } from './account.text.ts'
import { operationWords } from './operation-words.ts'

type Entry = OutputFor<'GET /api/v1/audit/own'>['entries'][number]

const icons = {
  self: 'person',
  person: 'people',
  officer: 'building',
  system: 'source',
} as const satisfies Record<Entry['by'], IconName>

/** Every use of my data, newest first. */
export function SeenPage() {
  const t = useText(seenText)
  const account = useText(accountText)
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined])
  const [others, setOthers] = useState(false)
  return (
    <div className="wrap narrow page">
      <Crumbs steps={[{ path: '/me', label: account.title }]} />
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      <fieldset className="segments">
        <legend className="vh">{t.title}</legend>
        <button type="button" aria-pressed={!others} onClick={() => setOthers(false)}>
          {t.all}
        </button>
        <button type="button" aria-pressed={others} onClick={() => setOthers(true)}>
          {t.others}
        </button>
      </fieldset>
      <ul className="rows">
        {cursors.map((cursor, index) => (
          <Entries
            key={cursor ?? 'first'}
            cursor={cursor}
            others={others}
            onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
          />
        ))}
      </ul>
    </div>
  )
}

function Entries({
  cursor,
  others,
  onMore,
}: {
  readonly cursor: string | undefined
  readonly others: boolean
  readonly onMore: ((next: string) => void) | undefined
}) {
  const t = useText(seenText)
  const read = useRead('GET /api/v1/audit/own', { query: cursor ? { cursor } : {} })
  if (read.isPending)
    return (
      <li className="bare">
        <Loading />
      </li>
    )
  if (read.error)
    return (
      <li className="bare">
        <ProblemState problem={read.error} retry={() => void read.refetch()} />
      </li>
    )
  const { entries, next } = read.data
  const shown = others ? entries.filter(({ by }) => by !== 'self') : entries
  return (
    <>
      {shown.length === 0 && !next ? (
        <li className="bare">
          <Empty icon="eye" title={t.empty}>
            {t.emptyWords}
          </Empty>
        </li>
      ) : null}
      {shown.map((entry) => (
        <li key={entry.id}>
          <EntryRow entry={entry} />
        </li>
      ))}
      {next && onMore ? (
        <li className="bare more">
          <Button look="quiet" size="small" onClick={() => onMore(next)}>
            {t.more}
          </Button>
        </li>
      ) : null}
    </>
  )
}

/** A draft has the number its case will have, but there is no case yet. */
function isOfCase({ operation }: Entry): boolean {
  return !operation.startsWith('filing.') || operation === 'filing.submit'
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  const t = useText(seenText)
  const pick = usePick()
  const language = useLanguage()
  return (
    <div className="row still with-icon">
      <Icon name={icons[entry.by]} className="lead-icon" />
      <strong>
        {entry.unitName ?? t.by[entry.by]}
        <span className="who">{pick(operationWords(entry.operation))}</span>
        {entry.outcome === 'ok' ? null : <span className="tag bad">{t.refused}</span>}
      </strong>
      <span className="sub">
        <span>{formatMoment(entry.at, language)}</span>
        {entry.purpose ? <span>{t.purpose(entry.purpose)}</span> : null}
        {entry.caseId && isOfCase(entry) ? <Link href={`/cases/${entry.caseId}`}>{t.openCase}</Link> : null}
      </span>
    </div>
  )
}

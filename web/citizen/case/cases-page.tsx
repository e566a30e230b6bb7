import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useRead } from '#web/api'
import { Button, Empty, LinkButton, Loading, PageTitle, ProblemState, useText } from '#web/ui'
import { CaseRow } from './case-row.tsx'
import type { CaseSummary } from './case-summary.ts'
import { casesText } from './case.text.ts'
import { Drafts } from './drafts.tsx'

/** What I and those I act for have applied for; open or closed stands in the address. */
export function CasesPage() {
  const t = useText(casesText)
  const search = useSearch()
  const [, go] = useLocation()
  const status = new URLSearchParams(search).get('status') === 'closed' ? 'closed' : 'open'
  return (
    <div className="wrap page">
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <Drafts />
      <fieldset className="segments">
        <legend className="vh">{t.title}</legend>
        {(['open', 'closed'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={status === name}
            onClick={() => go(name === 'open' ? '/cases' : '/cases?status=closed', { replace: true })}
          >
            {t[name]}
          </button>
        ))}
      </fieldset>
      <CaseList key={status} status={status} />
    </div>
  )
}

function CaseList({ status }: { readonly status: 'open' | 'closed' }) {
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  return (
    <ul className="rows">
      {pages.map((before, index) => (
        <CasePageOf
          key={before ?? 'first'}
          status={status}
          before={before}
          last={index === pages.length - 1}
          onMore={(next) => setPages([...pages, next])}
        />
      ))}
    </ul>
  )
}

function CasePageOf({
  status,
  before,
  last,
  onMore,
}: {
  readonly status: 'open' | 'closed'
  readonly before: string | undefined
  readonly last: boolean
  readonly onMore: (next: string) => void
}) {
  const t = useText(casesText)
  const page = useRead('GET /api/v1/my/cases', { query: { status, ...(before ? { before } : {}) } })
  if (page.isPending)
    return (
      <li className="bare">
        <Loading />
      </li>
    )
  if (page.error)
    return (
      <li className="bare">
        <ProblemState problem={page.error} retry={() => void page.refetch()} />
      </li>
    )
  const next = page.data.next
  if (page.data.cases.length === 0 && before === undefined) {
    return (
      <li className="bare">
        <Empty
          title={status === 'open' ? t.emptyOpen : t.emptyClosed}
          action={<LinkButton href="/services">{t.find}</LinkButton>}
        >
          {t.emptyWords}
        </Empty>
      </li>
    )
  }
  return (
    <>
      {page.data.cases.map((summary: CaseSummary) => (
        <li key={summary.id}>
          <CaseRow summary={summary} />
        </li>
      ))}
      {last && next ? (
        <li className="bare more">
          <Button look="quiet" size="small" onClick={() => onMore(next)}>
            {t.more}
          </Button>
        </li>
      ) : null}
    </>
  )
}

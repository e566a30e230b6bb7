import { useState } from 'react'
import { Link } from 'wouter'
import type { FilingView } from '#contract'
import { useRead } from '#web/api'
import { useDraft, type Draft } from '#web/filing'
import { Banner, Button, CountBadge, Icon, Loading, PageTitle, ProblemState, usePick, useText } from '#web/ui'
import { Filed, type FiledCase } from './filed.tsx'
import { WindowForm } from './window-form.tsx'
import { windowFilingText } from './window.text.ts'

/** The whole form on one page, as the clerk fills it in with the applicant; then the receipt. */
export default function WindowFilingPage({ id }: { readonly id: string }) {
  const t = useText(windowFilingText)
  const read = useRead('GET /api/v1/filings/:id', { params: { id } }, { staleMs: Number.POSITIVE_INFINITY })
  return (
    <section className="page narrow window">
      <Link className="back" href="/officer/window">
        <Icon name="left" />
        {t.back}
      </Link>
      {read.isPending ? <Loading lines={10} /> : null}
      {read.error && !read.data ? (
        <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
      ) : null}
      {read.data ? <Filing key={id} filing={read.data} /> : null}
    </section>
  )
}

function Filing({ filing }: { readonly filing: FilingView }) {
  const t = useText(windowFilingText)
  const pick = usePick()
  const draft = useDraft(filing)
  const [filed, setFiled] = useState<FiledCase>()
  if (filed) return <Filed filing={filing} filed={filed} />
  const title = pick(filing.matter.title)
  return (
    <>
      <header className="window-head">
        <PageTitle document={t.document(title)}>{title}</PageTitle>
        <DraftState draft={draft} />
      </header>
      <dl className="window-facts">
        <div>
          <dt>{t.whom}</dt>
          <dd>
            {filing.subject.name} <span className="num">{filing.subject.identifierMasked}</span>
          </dd>
        </div>
        <div>
          <dt>{t.unit}</dt>
          <dd>{filing.unit.name}</dd>
        </div>
      </dl>
      <CountBadge count={filing.count} />
      <WindowForm filing={filing} draft={draft} onFiled={setFiled} />
    </>
  )
}

function DraftState({ draft }: { readonly draft: Draft }) {
  const t = useText(windowFilingText)
  if (draft.state === 'conflict')
    return (
      <Banner
        look="warn"
        action={
          <Button size="small" onClick={() => void draft.keepMine()}>
            {t.keepMine}
          </Button>
        }
      >
        {t.conflict}
      </Banner>
    )
  return (
    <p className={`window-state ${draft.state}`} aria-live="polite">
      <Icon name={draft.state === 'saved' ? 'tick' : draft.state === 'saving' ? 'clock' : 'warn'} />
      {t[draft.state]}
    </p>
  )
}

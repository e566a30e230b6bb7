import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { FilingView } from '#contract'
import { useRead } from '#web/api'
import { useDraft, type Draft } from '#web/filing'
import { Banner, Button, CountBadge, Icon, Loading, PageTitle, ProblemState, usePick, useText } from '#web/ui'
import { Filed, type FiledCase } from './filed.tsx'
import { WindowForm } from './window-form.tsx'
import { windowFilingText, workFilingText } from './window.text.ts'

/** The whole form on one page: as the clerk fills it in with the applicant, with the receipt at the end; or as an officer files work, which then is a case. */
export default function WindowFilingPage({
  id,
  isWork = false,
}: {
  readonly id: string
  readonly isWork?: boolean
}) {
  const t = useWords(isWork)
  const read = useRead('GET /api/v1/filings/:id', { params: { id } }, { staleMs: Number.POSITIVE_INFINITY })
  return (
    <section className="page narrow window">
      <Link className="back" href={isWork ? '/officer/work' : '/officer/window'}>
        <Icon name="left" />
        {t.back}
      </Link>
      {read.isPending ? <Loading lines={10} /> : null}
      {read.error && !read.data ? (
        <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
      ) : null}
      {read.data ? <Filing key={id} filing={read.data} isWork={isWork} /> : null}
    </section>
  )
}

/** The same page says otherwise whose word it is. */
function useWords(isWork: boolean) {
  const [forWork, atWindow] = [useText(workFilingText), useText(windowFilingText)]
  return isWork ? forWork : atWindow
}

function Filing({ filing, isWork }: { readonly filing: FilingView; readonly isWork: boolean }) {
  const t = useWords(isWork)
  const pick = usePick()
  const draft = useDraft(filing)
  const [filed, setFiled] = useState<FiledCase>()
  const [, go] = useLocation()
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
      <WindowForm
        filing={filing}
        draft={draft}
        onFiled={isWork ? ({ caseId }) => go(`/officer/cases/${caseId}`) : setFiled}
        words={t}
      />
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

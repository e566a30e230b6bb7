import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { Link, useLocation } from 'wouter'
import type { FilingView } from '#contract'
import { useRead } from '#web/api'
import { stepsOf, useDraft, type Draft, type SaveState } from '#web/filing'
import { Banner, Button, Icon, LinkButton, Loading, ProblemState, usePick, useText } from '#web/ui'
import { AskPage } from './ask-page.tsx'
import { CheckPage } from './check-page.tsx'
import { MaterialsPage } from './materials-page.tsx'
import { filingText } from './filing.text.ts'
import { ReviewPage } from './review-page.tsx'

/** A draft: read once, then kept here and saved as it changes. */
export function FilingPage({ id, step }: { readonly id: string; readonly step: string | undefined }) {
  const t = useText(filingText)
  const read = useRead('GET /api/v1/filings/:id', { params: { id } }, { staleMs: Number.POSITIVE_INFINITY })
  const [reloads, setReloads] = useState(0)
  const client = useQueryClient()
  // A later visit reads the draft and the list of drafts anew.
  useEffect(
    () => () => {
      client.removeQueries({ queryKey: ['GET /api/v1/filings/:id', { params: { id } }] })
      client.removeQueries({ queryKey: ['GET /api/v1/filings'] })
    },
    [client, id],
  )
  if (read.isPending)
    return (
      <div className="wrap narrow">
        <Loading lines={9} />
      </div>
    )
  if (read.error) {
    return (
      <div className="wrap narrow">
        <ProblemState
          isPage
          problem={read.error}
          retry={() => void read.refetch()}
          action={
            <LinkButton size="small" href="/cases">
              {t.back}
            </LinkButton>
          }
        />
      </div>
    )
  }
  const reload = async () => {
    await read.refetch()
    setReloads((count) => count + 1)
  }
  return <Filing key={`${id}-${reloads}`} filing={read.data} stepId={step} onReload={() => void reload()} />
}

function Filing({
  filing,
  stepId,
  onReload,
}: {
  readonly filing: FilingView
  readonly stepId: string | undefined
  readonly onReload: () => void
}) {
  const t = useText(filingText)
  const pick = usePick()
  const [, go] = useLocation()
  const draft = useDraft(filing)
  const steps = stepsOf(filing.form, draft.answers, filing.materials)
  const at = Math.max(
    0,
    steps.findIndex(({ id }) => id === stepId),
  )
  const step = steps[at]
  if (!step) return null
  const goOn = () => {
    void draft.flush()
    go(`/file/${filing.id}/${steps[at + 1]?.id ?? 'review'}`)
  }
  const before =
    at === 0 ? `/services/${filing.matter.slug}` : `/file/${filing.id}/${steps[at - 1]?.id ?? ''}`
  return (
    <div className="wrap narrow filing">
      <DraftState state={draft.state} />
      <Link className="back" href={before}>
        <Icon name="left" />
        {t.back}
      </Link>
      <p className="note">
        {pick(filing.matter.title)}
        {filing.filer.relation === 'self' ? null : `，${t.forWhom(filing.subject.name)}`}
        <span className="step-count">{t.step(at + 1, steps.length)}</span>
      </p>
      {filing.origin && at === 0 ? <Banner look="info">{pick(filing.origin)}</Banner> : null}
      {draft.state === 'conflict' ? <Conflict draft={draft} onReload={onReload} /> : null}
      {step.kind === 'check' ? <CheckPage filing={filing} draft={draft} step={step} goOn={goOn} /> : null}
      {step.kind === 'ask' ? (
        <AskPage key={step.id} filing={filing} draft={draft} step={step} goOn={goOn} />
      ) : null}
      {step.kind === 'materials' ? <MaterialsPage filing={filing} goOn={goOn} /> : null}
      {step.kind === 'review' ? <ReviewPage filing={filing} draft={draft} step={step} steps={steps} /> : null}
    </div>
  )
}

function Conflict({ draft, onReload }: { readonly draft: Draft; readonly onReload: () => void }) {
  const t = useText(filingText)
  return (
    <Banner
      look="warn"
      action={
        <>
          <Button size="small" onClick={onReload}>
            {t.takeTheirs}
          </Button>
          <Button size="small" look="quiet" onClick={() => void draft.keepMine()}>
            {t.keepMine}
          </Button>
        </>
      }
    >
      <b>{t.conflictTitle}</b>
      <br />
      {t.conflictWords}
    </Banner>
  )
}

/** Shown in the bar at the head, where it stays in view. */
function DraftState({ state }: { readonly state: SaveState }) {
  const t = useText(filingText)
  const place = document.getElementById('draft-state')
  if (!place || state === 'conflict') return null
  return createPortal(
    <span className={state} aria-live="polite">
      <Icon name={state === 'saved' ? 'tick' : state === 'saving' ? 'clock' : 'warn'} />
      {t[state]}
    </span>,
    place,
  )
}

import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import type { CaseView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import {
  Banner,
  Button,
  Empty,
  ErrorSummary,
  LinkButton,
  Loading,
  LongTextField,
  PageTitle,
  ProblemState,
  SourceChip,
  TextField,
  toast,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { endingOf } from './case-news.ts'
import { caseText } from './case.text.ts'
import { correctionText } from './correction.text.ts'
import { Corrections } from './corrections.tsx'

/** The applicant's answer to the one correction notice. */
export function CorrectionPage({ id }: { readonly id: string }) {
  const t = useText(correctionText)
  const news = useText(caseText)
  const read = useRead('GET /api/v1/cases/:id', { params: { id } })
  const view = read.data
  return (
    <div className="wrap narrow page">
      <Crumbs steps={[{ path: `/cases/${id}`, label: view?.number ?? news.number }]} />
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {view && endingOf(view) !== 'correction' ? (
        <Empty title={t.none} action={<LinkButton href={`/cases/${id}`}>{t.openCase}</LinkButton>}>
          {t.noneWords}
        </Empty>
      ) : null}
      {view && endingOf(view) === 'correction' ? <CorrectionForm key={view.revision} view={view} /> : null}
    </div>
  )
}

function CorrectionForm({ view }: { readonly view: CaseView }) {
  const t = useText(correctionText)
  const pick = usePick()
  const [, go] = useLocation()
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({})
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const correct = useAct('POST /api/v1/cases/:id/correct', {
    refreshes: ['GET /api/v1/cases/:id', 'GET /api/v1/my/cases'],
    onDone: () => {
      toast(t.sent)
      go(`/cases/${view.id}`)
    },
  })
  const empty = Object.keys(changed).length === 0 && note.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (empty) return
    const answers = Object.fromEntries(
      Object.entries(changed).map(([name, text]) => [name, likeBefore(view, name, text)]),
    )
    correct.mutate({
      params: { id: view.id },
      body: { revision: view.revision, answers, ...(note.trim() ? { note: note.trim() } : {}) },
    })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <PageTitle document={t.title(view.corrections?.length ?? 0)}>
        {t.title(view.corrections?.length ?? 0)}
      </PageTitle>
      <p className="lead">{t.lead}</p>
      <ErrorSummary faults={tried && empty ? [{ id: 'note', message: t.nothingChanged }] : []} />
      <Corrections view={view} ways={false} />
      <section className="known">
        <header>
          <h2>{t.values}</h2>
        </header>
        <dl className="values">
          {view.fields.map((field) =>
            isPlain(field) ? (
              <div key={field.name} className="asked">
                <dt className="vh">{pick(field.label)}</dt>
                <dd>
                  <TextField
                    id={`c-${field.name}`}
                    plain
                    label={pick(field.label)}
                    value={changed[field.name] ?? asText(field.value)}
                    onChange={(text) => setChanged({ ...changed, [field.name]: text })}
                  />
                </dd>
              </div>
            ) : (
              <div key={field.name}>
                <dt>{pick(field.label)}</dt>
                <dd>
                  {field.text}
                  {field.source ? null : <small className="quiet">{t.fixed}</small>}
                </dd>
                {field.source ? (
                  <dd className="from">
                    <SourceChip source={field.source} differs={field.difference !== undefined} />
                  </dd>
                ) : null}
              </div>
            ),
          )}
        </dl>
      </section>
      <LongTextField
        id="note"
        plain
        label={t.note}
        hint={t.noteHint}
        value={note}
        onChange={setNote}
        maxLength={1000}
        rows={4}
      />
      {correct.error ? <Banner look="bad">{pick(problemText(correct.error))}</Banner> : null}
      <Button type="submit" busy={correct.isPending}>
        {t.send}
      </Button>
    </form>
  )
}

/** A value that was typed as it is shown: it can be typed anew. */
function isPlain(field: CaseView['fields'][number]): boolean {
  return (
    field.source === undefined &&
    (typeof field.value === 'string' || typeof field.value === 'number') &&
    String(field.value) === field.text
  )
}

function likeBefore(view: CaseView, name: string, text: string): string | number {
  const before = view.fields.find((field) => field.name === name)?.value
  return typeof before === 'number' && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

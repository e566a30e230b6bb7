import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import type { CorrectionView, MaterialSlot } from '#contract'
import { problemText, useAct, useRead, type OutputFor } from '#web/api'
import {
  faultsOf,
  isSameAnswer,
  KnownGroup,
  MaterialSlots,
  useFaults,
  useFaultWords,
  withSlot,
  type Answers,
} from '#web/filing'
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
  toast,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { caseText } from './case.text.ts'
import { correctionText } from './correction.text.ts'
import { CorrectionList } from './corrections.tsx'

/** The applicant's answer to the one correction notice. */
export function CorrectionPage({ id }: { readonly id: string }) {
  const t = useText(correctionText)
  const news = useText(caseText)
  const read = useRead(
    'GET /api/v1/cases/:id/correction',
    { params: { id } },
    { staleMs: Number.POSITIVE_INFINITY },
  )
  const none = read.error?.code === 'case.not-your-turn'
  return (
    <div className="wrap narrow page">
      <Crumbs steps={[{ path: `/cases/${id}`, label: read.data?.number ?? news.number }]} />
      {read.isPending ? <Loading lines={9} /> : null}
      {none ? (
        <Empty isPage title={t.none} action={<LinkButton href={`/cases/${id}`}>{t.openCase}</LinkButton>}>
          {t.noneWords}
        </Empty>
      ) : null}
      {read.error && !none ? (
        <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
      ) : null}
      {read.data && !none ? (
        <CorrectionForm key={read.data.revision} filed={read.data} onStale={() => void read.refetch()} />
      ) : null}
    </div>
  )
}

function CorrectionForm({
  filed,
  onStale,
}: {
  readonly filed: CorrectionView
  readonly onStale: () => void
}) {
  const t = useText(correctionText)
  const pick = usePick()
  const [, go] = useLocation()
  const [answers, setAnswers] = useState<Answers>(filed.values)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const words = useFaultWords(filed.form)
  const names = filed.form.groups.flatMap((group) => group.fields)
  const { faults, errors, passes } = useFaults(filed, names, answers)
  const correct = useAct('POST /api/v1/cases/:id/correct', {
    refreshes: [
      'GET /api/v1/cases/:id',
      'GET /api/v1/my/cases',
      'GET /api/v1/cases/:id/correction',
      MATERIALS,
    ],
    onDone: () => {
      toast(t.sent)
      go(`/cases/${filed.id}`)
    },
  })
  const changed = changesOf(filed.values, answers)
  const materials = useCaseMaterials(filed)
  const isGiven = materials.slots.some(({ given }) => given.some(({ handedInAt }) => handedInAt === null))
  const empty = Object.keys(changed).length === 0 && note.trim() === '' && !isGiven
  const refused = faultsOf(correct.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!passes() || empty) return
    correct.mutate({
      params: { id: filed.id },
      body: { revision: filed.revision, answers: changed, ...(note.trim() ? { note: note.trim() } : {}) },
    })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <PageTitle document={t.title(filed.corrections.length)}>{t.title(filed.corrections.length)}</PageTitle>
      <p className="lead">{t.lead}</p>
      <ErrorSummary
        faults={[
          ...faults,
          ...refused.map((fault) => ({ id: `f-${fault.field}`, message: words(fault, answers) })),
          ...(tried && empty ? [{ id: 'note', message: t.nothingChanged }] : []),
        ]}
      />
      <CorrectionList corrections={filed.corrections} clock={filed.clock ?? undefined} />
      {materials.areNamed ? <Documents filed={filed} materials={materials} /> : null}
      {filed.form.groups.map((group) => (
        <KnownGroup
          key={group.id}
          filing={filed}
          group={group}
          answers={answers}
          errors={
            new Map([...refused.map((fault) => [fault.field, words(fault, answers)] as const), ...errors])
          }
          open={namedIn(filed)}
          onAnswer={(name, value) => setAnswers((before) => ({ ...before, [name]: value }))}
        />
      ))}
      {materials.areNamed ? null : <Documents filed={filed} materials={materials} />}
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
      {correct.error && refused.length === 0 ? (
        <Banner
          look="bad"
          action={
            correct.error.code === 'case.stale' ? (
              <Button size="small" onClick={onStale}>
                {t.readAgain}
              </Button>
            ) : undefined
          }
        >
          {pick(problemText(correct.error))}
        </Banner>
      ) : null}
      <Button type="submit" busy={correct.isPending}>
        {t.send}
      </Button>
    </form>
  )
}

/** Where files are given anew: first of all where the notice asks for one. */
function Documents({
  filed,
  materials,
}: {
  readonly filed: CorrectionView
  readonly materials: ReturnType<typeof useCaseMaterials>
}) {
  const t = useText(correctionText)
  if (materials.slots.length === 0) return null
  return (
    <section className="known">
      <header>
        <h2>{t.materials}</h2>
      </header>
      <p className="note">{t.materialsHow}</p>
      <MaterialSlots id={filed.id} slots={materials.slots} errors={NONE} onSlot={materials.keep} />
    </section>
  )
}

const MATERIALS = 'GET /api/v1/cases/:id/materials'
const NONE: ReadonlyMap<string, string> = new Map()

/** The places that files can be given to anew, those the notice names first. */
function useCaseMaterials({ id, corrections }: CorrectionView) {
  const client = useQueryClient()
  const read = useRead(MATERIALS, { params: { id } }, { staleMs: Number.POSITIVE_INFINITY })
  const asked = corrections.map(({ item }) => item)
  const isNamed = ({ name }: MaterialSlot) =>
    asked.some((item) => name.zh.includes(item) || name.en.toLowerCase().includes(item.toLowerCase()))
  const slots = (read.data?.slots ?? []).filter(({ takesFiles }) => takesFiles)
  return {
    areNamed: slots.some(isNamed),
    slots: slots.toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a))),
    keep: (slot: MaterialSlot) =>
      void client.setQueryData<OutputFor<typeof MATERIALS>>(
        [MATERIALS, { params: { id } }],
        (before) => before && { ...before, slots: withSlot(before.slots, slot) },
      ),
  }
}

/** What is answered otherwise than before; an answer taken back is sent empty. */
function changesOf(before: Answers, now: Answers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(now)
      .filter(([name, value]) => !isSameAnswer(value, before[name]))
      .map(([name, value]) => [name, value ?? '']),
  )
}

/** The fields that the notice names stand open. */
function namedIn({ form, corrections }: CorrectionView): ReadonlySet<string> {
  const items = corrections.map(({ item }) => item)
  return new Set(
    Object.entries(form.fields)
      .filter(
        ([, { label, entry }]) =>
          entry !== 'locked' && (items.includes(label.zh) || items.includes(label.en)),
      )
      .map(([name]) => name),
  )
}

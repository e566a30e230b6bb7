import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { FilingView } from '#contract'
import { problemText, useAct } from '#web/api'
import {
  answersToSend,
  checkAnswers,
  faultOfSlot,
  faultsOf,
  fieldsOf,
  isHeld,
  isSameAnswer,
  materialText,
  missingSlots,
  standing,
  useFaultWords,
  useShowValue,
  type AnswerFault,
  type Answers,
  type Draft,
  type Step,
} from '#web/filing'
import {
  Banner,
  Button,
  ErrorSummary,
  formatPeriod,
  Icon,
  PageTitle,
  SourceChip,
  Tick,
  TypedChip,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { filingText } from './filing.text.ts'

/** Everything that will be filed, the declaration, and filing itself. */
export function ReviewPage({
  filing,
  draft,
  step,
  steps,
}: {
  readonly filing: FilingView
  readonly draft: Draft
  readonly step: Step
  readonly steps: readonly Step[]
}) {
  const t = useText(filingText)
  const material = useText(materialText)
  const pick = usePick()
  const language = useLanguage()
  const [, go] = useLocation()
  const words = useFaultWords(filing.form)
  const [tried, setTried] = useState(false)
  const [declared, setDeclared] = useState(false)
  const submit = useAct('POST /api/v1/filings/:id/submit', {
    refreshes: ['GET /api/v1/my/cases', 'GET /api/v1/filings', 'GET /api/v1/my/certificates'],
    onDone: ({ caseId }) => go(`/cases/${caseId}`, { replace: true }),
  })
  const names = step.groups.flatMap((group) => group.fields)
  const found: readonly AnswerFault[] = [
    ...checkAnswers(filing.form, names, draft.answers, (name) => isHeld(filing, name)),
    ...faultsOf(submit.error),
  ]
  const missing = missingSlots(filing.materials)
  const faults = [
    ...(tried
      ? found.map((fault) => ({ id: `f-${fault.field}`, message: words(fault, draft.answers) }))
      : []),
    ...(tried
      ? missing.map((slot) => ({ id: faultOfSlot(slot.id), message: material.missing(pick(slot.name)) }))
      : []),
    ...(tried && !declared ? [{ id: 'declared', message: t.declarationMissing }] : []),
  ]
  const file = async () => {
    setTried(true)
    if (
      !declared ||
      missing.length > 0 ||
      checkAnswers(filing.form, names, draft.answers, (name) => isHeld(filing, name)).length > 0
    )
      return
    await draft.flush()
    submit.mutate({
      params: { id: filing.id },
      body: { answers: answersToSend(filing, draft.answers), declared: true },
    })
  }
  const open = (id: string) => {
    const place = steps.find(
      ({ kind, groups }) => kind !== 'review' && groups.some((group) => group.fields.includes(id.slice(2))),
    )
    if (id.startsWith('m-')) go(`/file/${filing.id}/materials#${id}`)
    else if (id === 'declared' || !place) document.getElementById(id)?.focus()
    else go(`/file/${filing.id}/${place.id}#${id}`)
  }
  return (
    <>
      <PageTitle document={t.reviewTitle}>{t.reviewTitle}</PageTitle>
      <p className="lead">{t.reviewLead(filing.unit.name)}</p>
      <ErrorSummary faults={faults} onOpen={open} />
      <Answered filing={filing} answers={draft.answers} steps={steps} />
      <Materials filing={filing} />
      <div className="say">
        <Tick
          id="declared"
          checked={declared}
          onChange={setDeclared}
          error={tried && !declared ? t.declarationMissing : undefined}
        >
          {pick(filing.form.declaration)}
        </Tick>
        {submit.error && faultsOf(submit.error).length === 0 ? (
          <Banner look="bad">{pick(problemText(submit.error))}</Banner>
        ) : null}
        <Button busy={submit.isPending} onClick={() => void file()}>
          {submit.isPending ? t.submitting : t.submit}
        </Button>
        <p className="note" aria-live="polite">
          {submit.isPending
            ? filing.matter.handling === 'instant'
              ? t.deciding
              : t.sending
            : filing.matter.handling === 'instant' || !filing.matter.promised
              ? t.submitInstant
              : t.submitPromised(formatPeriod(filing.matter.promised, language))}{' '}
          {t.recorded}
        </p>
      </div>
    </>
  )
}

function Answered({
  filing,
  answers,
  steps,
}: {
  readonly filing: FilingView
  readonly answers: Answers
  readonly steps: readonly Step[]
}) {
  const t = useText(filingText)
  const pick = usePick()
  const show = useShowValue(filing)
  return steps.flatMap((step) =>
    step.kind === 'review' || step.kind === 'materials'
      ? []
      : step.groups.map((group) => (
          <section key={group.id} className="known">
            <header>
              <h2>{pick(group.title)}</h2>
              <Link href={`/file/${filing.id}/${step.id}`} aria-label={t.changeWhat(pick(group.title))}>
                {t.change}
              </Link>
            </header>
            <dl className="values">
              {fieldsOf(filing.form, group.fields, answers).map(({ name, field }) => {
                const source = filing.shown[name]
                const unchanged = isSameAnswer(answers[name], filing.values[name])
                return (
                  <div
                    key={name}
                    className={pick(field.label) === pick(group.title) ? 'untitled' : undefined}
                  >
                    <dt className={pick(field.label) === pick(group.title) ? 'vh' : undefined}>
                      {pick(field.label)}
                    </dt>
                    <dd>{show(name, answers[name]) ?? <span className="quiet">{t.notAnswered}</span>}</dd>
                    <dd className="from">
                      {source && unchanged ? (
                        <SourceChip source={source} />
                      ) : answers[name] === undefined ? null : (
                        <TypedChip chosen={field.options !== undefined || field.input === 'yes-no'} />
                      )}
                    </dd>
                  </div>
                )
              })}
            </dl>
          </section>
        )),
  )
}

function Materials({ filing }: { readonly filing: FilingView }) {
  const t = useText(filingText)
  const pick = usePick()
  if (filing.materials.length === 0) return null
  const takes = filing.materials.some((slot) => slot.takesFiles)
  return (
    <section className="known">
      <header>
        <h2>{t.materials}</h2>
        {takes ? (
          <Link href={`/file/${filing.id}/materials`} aria-label={t.changeWhat(t.materials)}>
            {t.change}
          </Link>
        ) : null}
      </header>
      <ul className="ticks">
        {filing.materials.map((slot) => {
          const names = standing(slot).map(({ name }) => name)
          const isThere = slot.held || !slot.takesFiles || names.length > 0
          return (
            <li key={slot.id} className={isThere ? undefined : 'open'}>
              <Icon name={isThere ? 'tick' : slot.required ? 'warn' : 'file'} />
              <span>
                {pick(slot.name)}
                {slot.held ? (
                  <small>{slot.label ? t.heldMaterial(pick(slot.label)) : t.heldPlain}</small>
                ) : slot.takesFiles ? (
                  names.length > 0 ? (
                    names.map((name) => <small key={name}>{name}</small>)
                  ) : (
                    <small>{slot.required ? t.notGiven : t.notGivenOptional}</small>
                  )
                ) : (
                  <small>{t.madeByForm}</small>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { KnownGroup, useFaults } from '#web/filing'
import { Button, CountBadge, ErrorSummary, PageTitle, useText } from '#web/ui'
import { filingText } from './filing.text.ts'
import type { FilingStep } from './filing-step.ts'

/** First page: what government already holds, to be looked at, with the count of what is left to do. */
export function CheckPage({ filing, draft, step, goOn }: FilingStep) {
  const t = useText(filingText)
  const { faults, errors, passes } = useFaults(
    filing,
    step.groups.flatMap(({ fields }) => fields),
    draft.answers,
  )
  return (
    <>
      <PageTitle document={t.checkTitle}>{t.checkTitle}</PageTitle>
      <p className="lead">{t.checkLead}</p>
      <CountBadge count={filing.count} />
      <ErrorSummary faults={faults} />
      {step.groups.map((group) => (
        <KnownGroup
          key={group.id}
          filing={filing}
          group={group}
          answers={draft.answers}
          errors={errors}
          onAnswer={draft.answer}
        />
      ))}
      <div className="onward">
        <Button onClick={() => passes() && goOn()}>{t.allRight}</Button>
      </div>
    </>
  )
}

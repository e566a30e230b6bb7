import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView, TaskView } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { useActs } from './acts.ts'
import { CorrectionsDialog } from './corrections-dialog.tsx'
import { FillsDialog } from './fills-dialog.tsx'
import { MoreMenu } from './hand/more-menu.tsx'
import type { StepProps } from './hand/step-dialog.tsx'
import { stepDialog, stepsFor, useStepNames, type StepName } from './hand/steps.tsx'
import { useStepWordsDropped } from './hand/step-words.ts'
import { OpinionBox } from './opinion-box.tsx'
import { ReasonsDialog } from './reasons-dialog.tsx'
import { useVerbs } from './use-verbs.ts'
import { useBlockedWords, VerbButton } from './verb-button.tsx'
import { blockOfVerb, verbsOf } from './verbs.ts'

interface BarProps {
  readonly view: CaseView
  readonly reload: () => Promise<CaseView | undefined>
  readonly onNext: (() => void) | undefined
}

/** The opinion at the left, kept with every key; the verbs of the stage at the right, everything else behind 更多. */
export function ActionBar({ view, reload, onNext }: BarProps) {
  const t = useText(text)
  const pick = usePick()
  const verbs = useVerbs(view, reload)
  const { task, blocked, claim, composing } = verbs
  const [step, setStep] = useState<StepName>()
  const why = useBlockedWords(blocked)
  const isApplicants = task === undefined || task.unitName === null
  const Composer = composing?.what === 'corrections' ? CorrectionsDialog : ReasonsDialog
  const offered = stepsFor(view, task)
  return (
    <footer className="action-bar">
      <OpinionBox
        box={verbs.box}
        opinion={verbs.opinion}
        wanted={verbs.wantsOpinion}
        disabled={view.status === 'closed'}
      />
      <div className="verbs">
        {claim ? (
          <Button onClick={claim}>
            {t.claim}
            <kbd>C</kbd>
          </Button>
        ) : null}
        {task ? <Returning view={view} task={task} reload={reload} /> : null}
        {view.may.resume ? (
          <Button type="primary" onClick={() => setStep('resume')}>
            {t.resume}
          </Button>
        ) : null}
        {isApplicants
          ? null
          : verbsOf(task).map((verb, index) => (
              <VerbButton
                key={verb.name}
                verb={verb}
                first={index === 0}
                blocked={blockOfVerb(view, verb, blocked)}
                armed={verbs.armed === verb.name}
                busy={verbs.busy}
                onPress={verbs.press}
              />
            ))}
        {isApplicants && why ? <span className="blocked">{why}</span> : null}
        {onNext && blocked ? (
          <Button onClick={onNext}>
            {t.next}
            <kbd>J</kbd>
          </Button>
        ) : null}
        <MoreMenu offered={offered} onChoose={setStep} />
      </div>
      {composing?.what === 'fills' ? (
        <FillsDialog
          view={view}
          verb={composing.verb}
          busy={verbs.busy}
          refused={verbs.refused}
          title={pick(composing.verb.label)}
          onSend={() => verbs.goOn(composing.verb, 'fills')}
          onClose={() => verbs.compose(undefined)}
        />
      ) : composing ? (
        <Composer
          view={view}
          busy={verbs.busy}
          title={pick(composing.verb.label)}
          onSend={() => verbs.send(composing.verb)}
          onClose={() => verbs.compose(undefined)}
        />
      ) : null}
      {step ? (
        <StepAsked
          key={step}
          step={step}
          view={view}
          task={task}
          reload={reload}
          onClose={() => setStep(undefined)}
        />
      ) : null}
    </footer>
  )
}

/** The dialog of a step; sent, its words are dropped. */
function StepAsked({
  step,
  view,
  task,
  reload,
  onClose,
}: Pick<BarProps, 'view' | 'reload'> & {
  readonly step: StepName
  readonly task: TaskView | undefined
  readonly onClose: () => void
}) {
  const names = useStepNames()
  const dropWords = useStepWordsDropped(view)
  const act = useActs(view, reload, () => {
    dropWords(step)
    onClose()
  })
  const props: StepProps = {
    view,
    busy: act.isPending,
    onSend: (deed) => act.mutate({ label: names[step], deed }),
    onClose,
  }
  return stepDialog(step, task, props)
}

/** What was delegated is taken back by whoever delegated it, or given back by whoever has it. */
function Returning({ view, task, reload }: Pick<BarProps, 'view' | 'reload'> & { readonly task: TaskView }) {
  const t = useText(text)
  const act = useActs(view, reload, () => undefined)
  if (task.may.recall)
    return (
      <Button
        type="primary"
        loading={act.isPending}
        onClick={() =>
          act.mutate({
            label: t.recall,
            deed: { kind: 'arrange', taskId: task.id, step: { kind: 'recall' } },
          })
        }
      >
        {t.recall}
      </Button>
    )
  return task.onBehalfOf && task.mine ? (
    <span className="blocked">{t.onBehalf(task.onBehalfOf.name)}</span>
  ) : null
}

const text = catalogue({
  claim: ['领取', 'Claim'],
  next: ['下一件', 'Next'],
  resume: ['恢复计时', 'Let the time run on'],
  recall: ['收回委托', 'Take back'],
  onBehalf: [(name: string) => `代${name}办，Z退回`, (name: string) => `for ${name}; Z gives it back`],
})

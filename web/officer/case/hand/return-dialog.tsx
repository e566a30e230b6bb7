import { Radio } from 'antd'
import { useState } from 'react'
import { catalogue, usePick, useText } from '#web/ui'
import { StepDialog, StepField, WordsField, type TaskStepProps } from './step-dialog.tsx'
import { useStepWords } from './step-words.ts'

/** 退回: to a stage it has been in, of those the flow lets it go back to. */
export function ReturnDialog({ view, task, busy, onSend, onClose }: TaskStepProps) {
  const t = useText(text)
  const pick = usePick()
  const reason = useStepWords(view, 'return')
  const [to, setTo] = useState(task.may.returns[0]?.stage)
  const title = task.may.returns.find(({ stage }) => stage === to)?.title
  return (
    <StepDialog
      title={t.title}
      lead={t.lead(pick(task.title))}
      verb={title ? t.verb(pick(title)) : t.title}
      ready={to !== undefined && reason.value.trim() !== ''}
      busy={busy}
      onSend={() =>
        to !== undefined &&
        onSend({
          kind: 'arrange',
          taskId: task.id,
          step: { kind: 'return', to, reason: reason.value.trim() },
        })
      }
      onClose={onClose}
    >
      <StepField id="return-to" label={t.to}>
        <Radio.Group
          id="return-to"
          value={to}
          onChange={(event) => setTo(event.target.value as string)}
          options={task.may.returns.map(({ stage, title: name }) => ({ value: stage, label: pick(name) }))}
        />
      </StepField>
      <WordsField id="return-reason" label={t.why} draft={reason} />
    </StepDialog>
  )
}

const text = catalogue({
  title: ['退回', 'Return'],
  lead: [
    (stage: string) => `离开“${stage}”，回到办过的环节再来一次。时限照走。`,
    (stage: string) => `Leaves “${stage}” for a stage it has been in. The clocks run on.`,
  ],
  to: ['退到哪一步', 'To which stage'],
  why: ['为什么退回', 'Why'],
  verb: [(stage: string) => `退回${stage}`, (stage: string) => `Return to ${stage}`],
})

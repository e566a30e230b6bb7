import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { CaseView, Form } from '#contract'
import { checkAnswers, FieldInput, fieldsOf, useFaultWords, type AnswerFault } from '#web/filing'
import { catalogue, ErrorSummary, Loading, useText } from '#web/ui'
import { useMatterVersion } from '../matters/matter-data.ts'
import { useFillings, useOpinion } from './drafts.ts'
import type { Verb } from './verbs.ts'

interface FillsProps {
  readonly view: CaseView
  readonly verb: Verb
  readonly title: string
  readonly busy: boolean
  /** What the server found wrong with it. */
  readonly refused: readonly AnswerFault[]
  readonly onSend: () => void
  readonly onClose: () => void
}

/** What an act asks to be filled in, in the inputs of the form; and the opinion, where it wants one. */
export function FillsDialog(props: FillsProps) {
  const form = useMatterVersion(props.view.matter.slug, props.view.matter.version)?.form
  const t = useText(text)
  if (!form)
    return (
      <Modal open title={props.title} onCancel={props.onClose} footer={null}>
        <Loading lines={4} />
        <p className="muted">{t.reading}</p>
      </Modal>
    )
  return <Fills {...props} form={form} />
}

function Fills({
  view,
  verb,
  title,
  busy,
  refused,
  form,
  onSend,
  onClose,
}: FillsProps & { readonly form: Form }) {
  const t = useText(text)
  const words = useFaultWords(form)
  const opinion = useOpinion(view)
  const [tried, setTried] = useState(false)
  // In the order of the form, whatever order the flow names them in.
  const names = form.groups.flatMap(({ fields }) => fields).filter((name) => verb.fills?.includes(name))
  const { answers, answer } = useFillings(view, names)
  const found = checkAnswers(form, names, answers, () => false)
  const faults = [
    ...(tried ? found : []),
    ...refused.filter(({ field }) => !found.some((each) => each.field === field)),
  ]
  const wantsOpinion = verb.needs.includes('opinion')
  const isUnsaid = wantsOpinion && opinion.value.trim() === ''
  const send = () => {
    setTried(true)
    if (found.length === 0 && !isUnsaid) onSend()
  }
  return (
    <Modal
      open
      width={680}
      title={title}
      onCancel={onClose}
      onOk={send}
      okText={title}
      cancelText={t.later}
      confirmLoading={busy}
    >
      <ErrorSummary
        faults={[
          ...faults.map((fault) => ({ id: `f-${fault.field}`, message: words(fault, answers) })),
          ...(tried && isUnsaid ? [{ id: 'fills-opinion', message: t.opinionMissing }] : []),
        ]}
      />
      <div className="questions fills">
        {fieldsOf(form, names, answers).map(({ name }) => {
          const fault = faults.find(({ field }) => field === name)
          return (
            <FieldInput
              key={name}
              filing={{ form, choices: view.choices }}
              name={name}
              value={answers[name]}
              error={fault && words(fault, answers)}
              onAnswer={(value) => answer(name, value)}
            />
          )
        })}
      </div>
      {wantsOpinion ? (
        <label className="fills-opinion">
          {t.opinion}
          <Input.TextArea
            id="fills-opinion"
            rows={3}
            maxLength={2000}
            status={tried && isUnsaid ? 'error' : ''}
            value={opinion.value}
            onChange={(event) => opinion.set(event.target.value)}
          />
        </label>
      ) : null}
    </Modal>
  )
}

const text = catalogue({
  later: ['先不办', 'Not now'],
  opinion: ['意见', 'Opinion'],
  opinionMissing: ['请写意见', 'Write the opinion'],
  reading: ['正在读表单', 'Reading the form'],
})

import { useState } from 'react'
import type { Citation } from '#contract'
import { catalogue, useText } from '#web/ui'
import { CasePicker } from '../../pickers/case-picker.tsx'
import { LawPicker } from '../../pickers/law-picker.tsx'
import { StepDialog, StepField, WordsField, type StepProps } from './step-dialog.tsx'
import { useStepWords } from './step-words.ts'

const usual: Record<'terminate' | 'reopen', readonly Citation[]> = {
  // No one article ends a case undecided: it is looked up.
  terminate: [],
  // 撤销许可; 复议机关责令重新作出.
  reopen: [{ law: 'law:行政许可法#69' }, { law: 'law:行政复议法#64' }],
}

/** 终止、重开: with the reason and the article, by those above. */
export function EndDialog({
  step,
  view,
  busy,
  onSend,
  onClose,
}: StepProps & { readonly step: 'terminate' | 'reopen' }) {
  const t = useText(text)
  const reason = useStepWords(view, step)
  const [basis, setBasis] = useState<Citation>()
  return (
    <StepDialog
      title={t[step]}
      lead={t[`${step}Lead`]}
      verb={t[step]}
      danger={step === 'terminate'}
      ready={reason.value.trim() !== '' && basis !== undefined}
      busy={busy}
      onSend={() =>
        basis && onSend({ kind: 'procedure', step: { kind: step, reason: reason.value.trim(), basis } })
      }
      onClose={onClose}
    >
      <WordsField id={`${step}-reason`} label={t.why} draft={reason} />
      <StepField id={`${step}-basis`} label={t.basis}>
        <LawPicker id={`${step}-basis`} usual={usual[step]} value={basis} onChange={setBasis} />
      </StepField>
    </StepDialog>
  )
}

/** 催办: whoever has it hears of it, and it is marked in their inbox. */
export function UrgeDialog({ view, busy, onSend, onClose }: StepProps) {
  const t = useText(text)
  const words = useStepWords(view, 'urge')
  return (
    <StepDialog
      title={t.urge}
      lead={t.urgeLead}
      verb={t.urge}
      ready={words.value.trim() !== ''}
      busy={busy}
      onSend={() => onSend({ kind: 'procedure', step: { kind: 'urge', text: words.value.trim() } })}
      onClose={onClose}
    >
      <WordsField id="urge-words" label={t.say} draft={words} />
    </StepDialog>
  )
}

/** 合并重复件: this one ends, the other goes on. */
export function MergeDialog({ view, busy, onSend, onClose }: StepProps) {
  const t = useText(text)
  const reason = useStepWords(view, 'merge')
  const [into, setInto] = useState<string>()
  return (
    <StepDialog
      title={t.merge}
      lead={t.mergeLead}
      verb={t.merge}
      danger
      ready={into !== undefined && reason.value.trim() !== ''}
      busy={busy}
      onSend={() =>
        into && onSend({ kind: 'procedure', step: { kind: 'merge', into, reason: reason.value.trim() } })
      }
      onClose={onClose}
    >
      <StepField id="merge-into" label={t.into}>
        <CasePicker id="merge-into" view={view} likeOnly value={into} onChange={setInto} />
      </StepField>
      <WordsField id="merge-reason" label={t.mergeWhy} draft={reason} />
    </StepDialog>
  )
}

/** 关联: both cases name the other. */
export function LinkDialog({ view, busy, onSend, onClose }: StepProps) {
  const t = useText(text)
  const [caseId, setCaseId] = useState<string>()
  return (
    <StepDialog
      title={t.link}
      lead={t.linkLead}
      verb={t.link}
      ready={caseId !== undefined}
      busy={busy}
      onSend={() => caseId && onSend({ kind: 'procedure', step: { kind: 'link', caseId } })}
      onClose={onClose}
    >
      <StepField id="link-case" label={t.which}>
        <CasePicker id="link-case" view={view} likeOnly={false} value={caseId} onChange={setCaseId} />
      </StepField>
    </StepDialog>
  )
}

const text = catalogue({
  terminate: ['终止办理', 'End the case'],
  terminateLead: [
    '没有作出决定就结束。申请人会收到消息，看到理由和条款。',
    'It ends without a decision. The applicant gets a notice with the reason and the article.',
  ],
  reopen: ['重新打开', 'Take it up again'],
  reopenLead: [
    '回到审查，重新作出决定，法定时限从今天重新算。',
    'It goes back to be decided again, and the statutory period runs anew from today.',
  ],
  why: ['为什么，写到申请人看得懂', 'Why, in words the applicant understands'],
  basis: ['依据', 'Basis'],
  urge: ['催办', 'Urge'],
  urgeLead: [
    '正在办的人会收到消息，待办里也会标出来。',
    'Whoever has it gets a notice, and it is marked in their inbox.',
  ],
  say: ['对他们说', 'What you tell them'],
  merge: ['合并重复件', 'Merge a duplicate'],
  mergeLead: [
    '这一件到此结束，另一件接着办。只能并入同一申请人、同一事项还在办的。',
    'This case ends and the other goes on. Only into an open case of the same applicant and matter.',
  ],
  into: ['并入哪一件', 'Into which case'],
  mergeWhy: ['为什么是重复的', 'Why it is a duplicate'],
  link: ['关联办件', 'Link a case'],
  linkLead: ['两件互相能看到，各办各的。', 'Each names the other, and each goes its own way.'],
  which: ['哪一件', 'Which case'],
})

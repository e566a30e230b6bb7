import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Citation, SpecialProcedure } from '#contract'
import { catalogue, formatPeriod, procedureWords, useLanguage, useText, wordOf } from '#web/ui'
import { LawPicker } from '../../pickers/law-picker.tsx'
import { StepDialog, StepField, WordsField, type StepProps } from './step-dialog.tsx'
import { useStepWords } from './step-words.ts'

const STOPS: Citation = { law: 'law:行政许可法#45' }

/** 中止计时: for a procedure of the law, told in writing with the time it takes (行政许可法第四十五条). */
export function SuspendDialog({ view, busy, onSend, onClose }: StepProps) {
  const t = useText(text)
  const names = useText(procedureWords)
  const reason = useStepWords(view, 'suspend')
  const document = useStepWords(view, 'suspend-document')
  const [procedure, setProcedure] = useState<SpecialProcedure>('hearing')
  const [days, setDays] = useState<number | null>(null)
  const [basis, setBasis] = useState<Citation | undefined>(STOPS)
  const ready = reason.value.trim() !== '' && document.value.trim() !== '' && basis !== undefined
  return (
    <StepDialog
      title={t.suspend}
      lead={t.suspendLead}
      verb={t.suspend}
      ready={ready}
      busy={busy}
      onSend={() =>
        basis &&
        onSend({
          kind: 'procedure',
          step: {
            kind: 'suspend',
            procedure,
            reason: reason.value.trim(),
            document: document.value.trim(),
            basis,
            ...(days ? { days } : {}),
          },
        })
      }
      onClose={onClose}
    >
      <StepField id="procedure" label={t.procedure}>
        <Select
          id="procedure"
          value={procedure}
          onChange={setProcedure}
          options={Object.entries(names).map(([value, label]) => ({
            value: value as SpecialProcedure,
            label,
          }))}
        />
      </StepField>
      <WordsField id="suspend-reason" label={t.why} draft={reason} />
      <div className="step-pair">
        <StepField id="suspend-document" label={t.document}>
          <Input
            id="suspend-document"
            maxLength={120}
            value={document.value}
            onChange={(event) => document.set(event.target.value)}
          />
        </StepField>
        <StepField id="suspend-days" label={t.days}>
          <InputNumber id="suspend-days" min={1} max={365} precision={0} value={days} onChange={setDays} />
        </StepField>
      </div>
      <StepField id="suspend-basis" label={t.basis}>
        <LawPicker id="suspend-basis" usual={[STOPS]} value={basis} onChange={setBasis} />
      </StepField>
    </StepDialog>
  )
}

/** 恢复计时: what is left of both periods runs on. */
export function ResumeDialog({ view, busy, onSend, onClose }: StepProps) {
  const t = useText(text)
  const names = useText(procedureWords)
  const note = useStepWords(view, 'resume')
  const stopped = view.procedures.find(({ to }) => to === undefined)
  return (
    <StepDialog
      title={t.resume}
      lead={t.resumeLead(wordOf(names, stopped?.name ?? ''))}
      verb={t.resume}
      ready
      busy={busy}
      onSend={() =>
        onSend({
          kind: 'procedure',
          step: { kind: 'resume', ...(note.value.trim() ? { note: note.value.trim() } : {}) },
        })
      }
      onClose={onClose}
    >
      <WordsField id="resume-note" label={t.note} draft={note} />
    </StepDialog>
  )
}

/** 延期: once, as far as the law allows, the reason told to the applicant (行政许可法第四十二条第一款). */
export function ExtendDialog({ view, busy, onSend, onClose }: StepProps) {
  const t = useText(text)
  const language = useLanguage()
  const reason = useStepWords(view, 'extend')
  const allowed = view.may.extend
  const [count, setCount] = useState<number | null>(allowed?.count ?? null)
  const usual: Citation[] = allowed?.basis ? [allowed.basis] : [{ law: 'law:行政许可法#42.1' }]
  const [basis, setBasis] = useState<Citation | undefined>(usual[0])
  if (!allowed) return null
  return (
    <StepDialog
      title={t.extend}
      lead={t.extendLead(formatPeriod(allowed, language))}
      verb={count ? t.extendBy(formatPeriod({ count, unit: allowed.unit }, language)) : t.extend}
      ready={count !== null && reason.value.trim() !== '' && basis !== undefined}
      busy={busy}
      onSend={() =>
        count !== null &&
        basis &&
        onSend({
          kind: 'procedure',
          step: { kind: 'extend', count, reason: reason.value.trim(), basis },
        })
      }
      onClose={onClose}
    >
      <StepField id="extend-count" label={t.count}>
        <InputNumber
          id="extend-count"
          min={1}
          max={allowed.count}
          precision={0}
          value={count}
          onChange={setCount}
        />
      </StepField>
      <WordsField id="extend-reason" label={t.extendWhy} draft={reason} />
      <StepField id="extend-basis" label={t.basis}>
        <LawPicker id="extend-basis" usual={usual} value={basis} onChange={setBasis} />
      </StepField>
    </StepDialog>
  )
}

const text = catalogue({
  suspend: ['中止计时', 'Stop the time'],
  suspendLead: [
    '法定、承诺时限都停下，停的天数不算。要书面告知申请人需要多久；申请人会收到消息。',
    'Both periods stand still and these days do not count. The applicant is told in writing how long it takes, and gets a notice.',
  ],
  procedure: ['因为哪项程序', 'For which procedure'],
  why: ['具体情况', 'Circumstances'],
  document: ['告知书文号或名称', 'Number or name of the written notice'],
  days: ['告知的天数', 'Days told'],
  basis: ['依据', 'Basis'],
  resume: ['恢复计时', 'Let the time run on'],
  resumeLead: [
    (procedure: string) => `${procedure}结束了，从今天起接着算，两个时限都顺延。`,
    (procedure: string) =>
      `${procedure} is over: both periods run on from today, moved by the time that did not count.`,
  ],
  note: ['结果（可以不写）', 'Result (optional)'],
  extend: ['延长期限', 'Extend the period'],
  extendLead: [
    (most: string) => `只能延一次，最多${most}。理由会告诉申请人。`,
    (most: string) => `Once only, by at most ${most}. The applicant is told the reason.`,
  ],
  count: ['延长几天', 'Days'],
  extendWhy: ['为什么，写到申请人看得懂', 'Why, in words the applicant understands'],
  extendBy: [(by: string) => `延长${by}`, (by: string) => `Extend by ${by}`],
})

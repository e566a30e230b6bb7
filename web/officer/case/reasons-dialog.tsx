import { Checkbox, Input, Modal } from 'antd'
import type { CaseView, Citation } from '#contract'
import { catalogue, LawLink, usePick, useText } from '#web/ui'
import { useMatterVersion } from '../matters/matter-data.ts'
import { useOpinion, useReasons, type Reason } from './drafts.ts'

interface Condition {
  readonly title: string
  readonly suggested: string
  readonly basis: Citation
  readonly failed: boolean
}

/** Refusing: which conditions are not met, each with its article (行政许可法第三十八条第二款), and the opinion. */
export function ReasonsDialog({
  view,
  title,
  busy,
  onSend,
  onClose,
}: {
  readonly view: CaseView
  readonly title: string
  readonly busy: boolean
  readonly onSend: () => void
  readonly onClose: () => void
}) {
  const t = useText(text)
  const reasons = useReasons(view)
  const opinion = useOpinion(view)
  const conditions = useConditions(view)
  const list = reasons.value
  const chosen = (basis: Citation) => list.findIndex((reason) => same(reason.basis, basis))
  const toggle = (condition: Condition) => {
    const index = chosen(condition.basis)
    reasons.set(
      index < 0
        ? [...list, { text: condition.suggested, basis: condition.basis }]
        : list.filter((_each, place) => place !== index),
    )
  }
  const write = (index: number, words: string) =>
    reasons.set(list.map((each, place): Reason => (place === index ? { ...each, text: words } : each)))
  const unfinished = list.some((reason) => reason.text.trim() === '') || opinion.value.trim() === ''
  return (
    <Modal
      open
      width={760}
      title={title}
      onCancel={onClose}
      onOk={onSend}
      okText={t.send(title, list.length)}
      cancelText={t.later}
      confirmLoading={busy}
      okButtonProps={{ danger: true, disabled: list.length === 0 || unfinished }}
    >
      <p className="dialog-lead">{t.choose}</p>
      <ul className="conditions">
        {conditions.map((condition) => {
          const index = chosen(condition.basis)
          return (
            <li key={`${condition.title}${JSON.stringify(condition.basis)}`}>
              <Checkbox checked={index >= 0} onChange={() => toggle(condition)}>
                {condition.title}
                {condition.failed ? <em className="flag">{t.failed}</em> : null}
              </Checkbox>
              <LawLink citation={condition.basis} onOpen={() => undefined} />
              {index >= 0 ? (
                <Input.TextArea
                  aria-label={t.why(condition.title)}
                  maxLength={500}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  value={list[index]?.text ?? ''}
                  onChange={(event) => write(index, event.target.value)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      <label className="dialog-field">
        {t.opinion}
        <Input.TextArea
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={opinion.value}
          onChange={(event) => opinion.set(event.target.value)}
        />
      </label>
      <p className="note">{t.remedy}</p>
    </Modal>
  )
}

/** What a grant rests on: the conditions of a service, the law that work is done by. */
function conditionsOf(matter: ReturnType<typeof useMatterVersion>) {
  if (matter === undefined) return []
  return 'conditions' in matter
    ? matter.conditions
    : matter.legalBasis.flatMap(({ citation: basis, note }) => (note ? [{ text: note, basis }] : []))
}

/** The checks of the ruling, failed ones first, then the conditions of the matter that no check speaks of. */
function useConditions(view: CaseView): Condition[] {
  const pick = usePick()
  const matter = useMatterVersion(view.matter.slug, view.matter.version)
  const checks = (view.ruling?.checks ?? []).map((check): Condition => ({
    title: pick(check.title),
    suggested: pick(check.holds ? check.shows : (check.reason ?? check.shows)),
    basis: check.basis,
    failed: !check.holds,
  }))
  const further = conditionsOf(matter).map(({ text: title, basis }): Condition => ({
    title: pick(title),
    suggested: '',
    basis,
    failed: false,
  }))
  const all = [...checks.toSorted((a, b) => Number(b.failed) - Number(a.failed)), ...further]
  return all.filter(
    (condition, index) => all.findIndex((each) => same(each.basis, condition.basis)) === index,
  )
}

const same = (a: Citation, b: Citation) => JSON.stringify(a) === JSON.stringify(b)

const text = catalogue({
  choose: [
    '选没有达到的条件，每条写清看到了什么。条款随决定一起送达。',
    'Choose the conditions that are not met and say of each what was seen. The articles go with the decision.',
  ],
  failed: ['规则判断不符合', 'the rules found it wanting'],
  why: [
    (condition: string) => `${condition}：没达到在哪里`,
    (condition: string) => `${condition}: what is wanting`,
  ],
  opinion: ['意见', 'Opinion'],
  remedy: [
    '申请人60日内可以申请行政复议（行政复议法第二十条），6个月内可以起诉（行政诉讼法第四十六条）。',
    'The applicant may ask for reconsideration within 60 days (行政复议法 art. 20) or go to court within 6 months (行政诉讼法 art. 46).',
  ],
  send: [
    (verb: string, count: number) => `${verb}，${count}条理由`,
    (verb: string, count: number) => `${verb}, ${count} ${count === 1 ? 'reason' : 'reasons'}`,
  ],
  later: ['先放着，都留着', 'Later; it is kept'],
})

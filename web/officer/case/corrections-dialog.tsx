import { Button, Input, Modal } from 'antd'
import type { CaseView } from '#contract'
import { catalogue, Icon, usePick, useText } from '#web/ui'
import { useCorrections, type Correction } from './drafts.ts'
import { useMaterials } from './materials.tsx'

/** The one list of everything missing: what is not on it cannot be asked for later (行政许可法第三十二条第一款第四项). */
export function CorrectionsDialog({
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
  const corrections = useCorrections(view)
  const list = corrections.value
  const change = (index: number, part: Partial<Correction>) =>
    corrections.set(list.map((each, place) => (place === index ? { ...each, ...part } : each)))
  const unfinished = list.some((each) => each.item.trim() === '' || each.what.trim() === '')
  return (
    <Modal
      open
      width={760}
      title={title}
      onCancel={onClose}
      onOk={onSend}
      okText={t.send(list.length)}
      cancelText={t.later}
      confirmLoading={busy}
      okButtonProps={{ disabled: list.length === 0 || unfinished }}
    >
      <p className="dialog-lead">{t.once}</p>
      <Suggestions view={view} list={list} onAdd={(correction) => corrections.set([...list, correction])} />
      <ol className="compose">
        {list.map((correction, index) => (
          <li key={index}>
            <Input
              aria-label={t.item(index + 1)}
              placeholder={t.itemHint}
              maxLength={120}
              value={correction.item}
              id={`item-${index}`}
              onChange={(event) => change(index, { item: event.target.value })}
            />
            <Input.TextArea
              aria-label={t.what(index + 1)}
              placeholder={t.whatHint}
              maxLength={500}
              autoSize={{ minRows: 1, maxRows: 5 }}
              value={correction.what}
              onChange={(event) => change(index, { what: event.target.value })}
            />
            <button
              type="button"
              className="icon-btn"
              onClick={() => corrections.set(list.filter((_each, place) => place !== index))}
            >
              <Icon name="cross" label={t.remove(correction.item)} />
            </button>
          </li>
        ))}
      </ol>
      <Button
        type="dashed"
        block
        disabled={list.length >= 40}
        onClick={() => {
          corrections.set([...list, { item: '', what: '' }])
          requestAnimationFrame(() => document.getElementById(`item-${list.length}`)?.focus())
        }}
      >
        {t.add}
      </Button>
    </Modal>
  )
}

function Suggestions({
  view,
  list,
  onAdd,
}: {
  readonly view: CaseView
  readonly list: readonly Correction[]
  readonly onAdd: (correction: Correction) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const materials = useMaterials(view)
  const listed = new Set(list.map((each) => each.item))
  const offered = [
    ...view.fields.flatMap((field) =>
      field.difference
        ? [
            {
              item: pick(field.label),
              what: t.differs(pick(field.difference.source.label), field.difference.found),
            },
          ]
        : [],
    ),
    ...(materials.data?.slots ?? [])
      .filter(({ mayAsk }) => mayAsk)
      .map((slot) => ({ item: pick(slot.name), what: slot.given.length > 0 ? t.again : t.missing })),
  ].filter((each) => !listed.has(each.item))
  if (offered.length === 0) return null
  return (
    <div className="suggestions">
      <span>{t.perhaps}</span>
      {offered.map((each) => (
        <Button key={each.item} size="small" onClick={() => onAdd(each)}>
          {each.item}
        </Button>
      ))}
    </div>
  )
}

const text = catalogue({
  once: [
    '一次说全：没列进来的，以后不能再要。申请人补好会再回到这里。',
    'Say everything at once: what is not listed cannot be asked for later. It comes back here when the applicant has answered.',
  ],
  perhaps: ['可能要补的', 'Perhaps'],
  item: [(number: number) => `第${number}项补什么`, (number: number) => `Item ${number}`],
  itemHint: ['补什么', 'What is missing'],
  what: [(number: number) => `第${number}项怎么补`, (number: number) => `How to mend item ${number}`],
  whatHint: ['怎么补，写到申请人照着就能办', 'How to mend it, so that the applicant can simply do it'],
  remove: [(item: string) => `去掉${item}`, (item: string) => `Remove ${item}`],
  add: ['再加一项', 'Add an item'],
  send: [
    (count: number) => `发出补正告知，${count}项`,
    (count: number) => `Send the notice, ${count} ${count === 1 ? 'item' : 'items'}`,
  ],
  later: ['先放着，都留着', 'Later; it is kept'],
  differs: [
    (source: string, found: string) => `与${source}不一致，登记的是“${found}”，请更正或说明`,
    (source: string, found: string) =>
      `Differs from ${source}, which holds “${found}”; please correct or explain`,
  ],
  missing: ['没有提交，请补上', 'Not handed in; please add it'],
  again: ['请重新交一份', 'Please hand it in again'],
})

import { Modal, Switch } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { catalogue, useText } from '#web/ui'
import { useKeys, useKeysOn } from './keys.ts'

const ASKED = 'yiwang:keys'

/** Opens the list of keys from anywhere. */
export function showKeys(): void {
  window.dispatchEvent(new Event(ASKED))
}

/** All keys of the workbench, on `?`; here they are also switched off. */
export function KeysHelp() {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  const [on, setOn] = useKeysOn()
  useKeys(useMemo(() => ({ '?': () => setOpen(true) }), []))
  useEffect(() => {
    const show = () => setOpen(true)
    window.addEventListener(ASKED, show)
    return () => window.removeEventListener(ASKED, show)
  }, [])
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t.title} width={560}>
      <div className="keys-help">
        {(
          [
            ['list', t.inList],
            ['case', t.inCase],
          ] as const
        ).map(([place, title]) => (
          <section key={place}>
            <h2>{title}</h2>
            <dl>
              {keys
                .filter((key) => key.place === place)
                .map(({ key, does }) => (
                  <div key={key}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{t[does]}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="keys-switch">
        <Switch checked={on} onChange={setOn} />
        {t.switch}
      </label>
    </Modal>
  )
}

const keys = [
  { key: 'J', place: 'list', does: 'down' },
  { key: 'K', place: 'list', does: 'up' },
  { key: '↵', place: 'list', does: 'open' },
  { key: 'C', place: 'list', does: 'claim' },
  { key: 'Z', place: 'list', does: 'release' },
  { key: 'G', place: 'list', does: 'next' },
  { key: 'X', place: 'list', does: 'select' },
  { key: 'A', place: 'list', does: 'selectAll' },
  { key: 'T', place: 'list', does: 'transfer' },
  { key: '/', place: 'list', does: 'search' },
  { key: 'R', place: 'list', does: 'refresh' },
  { key: 'J', place: 'case', does: 'nextCase' },
  { key: 'K', place: 'case', does: 'previousCase' },
  { key: 'U', place: 'case', does: 'back' },
  { key: 'C', place: 'case', does: 'claim' },
  { key: 'O', place: 'case', does: 'opinion' },
  { key: 'A B N', place: 'case', does: 'verbs' },
  { key: 'M', place: 'case', does: 'more' },
  { key: '1 2 3', place: 'case', does: 'tabs' },
] as const

const text = catalogue({
  title: ['快捷键', 'Keys'],
  inList: ['列表里', 'In the list'],
  inCase: ['办件里', 'In a case'],
  switch: [
    '用单个字母键。读屏或语音输入时可以关掉',
    'Use single letter keys; switch off for screen readers or voice input',
  ],
  down: ['下一件', 'Next'],
  up: ['上一件', 'Previous'],
  open: ['打开', 'Open'],
  claim: ['领取', 'Claim'],
  release: ['放回', 'Give back'],
  next: ['领下一件', 'Claim the next one'],
  select: ['选，再往下', 'Select, and on'],
  selectAll: ['选全部已读入的', 'Select all that are read in'],
  transfer: ['转办选的', 'Transfer the selected'],
  more: ['更多：转办、会签、中止计时……', 'More: transfer, countersign, stop the time …'],
  search: ['搜索', 'Search'],
  refresh: ['刷新，位置不变', 'Refresh, staying in place'],
  nextCase: ['下一件', 'Next case'],
  previousCase: ['上一件', 'Previous case'],
  back: ['回列表', 'Back to the list'],
  opinion: ['写意见', 'Write the opinion'],
  verbs: ['按钮上标的动作，按两次', 'The act named on the button, pressed twice'],
  tabs: ['依据、规则、材料', 'Law, rules, materials'],
})

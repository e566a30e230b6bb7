import { Input } from 'antd'
import type { ComponentRef, RefObject } from 'react'
import { catalogue, formatClock, useText } from '#web/ui'
import type { Draft } from '../shell/draft.ts'

export type OpinionField = ComponentRef<typeof Input.TextArea>

/** The opinion, kept with every key on this device until the act is done. */
export function OpinionBox({
  box,
  opinion,
  wanted,
  disabled,
}: {
  readonly box: RefObject<OpinionField | null>
  readonly opinion: Draft<string>
  /** An act was tried that needs one. */
  readonly wanted: boolean
  readonly disabled: boolean
}) {
  const t = useText(text)
  const lacking = wanted && opinion.value.trim() === ''
  return (
    <div className={lacking ? 'opinion lacking' : 'opinion'}>
      <label htmlFor="opinion">
        {t.opinion}
        <kbd>O</kbd>
      </label>
      <Input.TextArea
        id="opinion"
        ref={box}
        variant="borderless"
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={2000}
        disabled={disabled}
        placeholder={disabled ? '' : t.write}
        value={opinion.value}
        aria-invalid={lacking}
        onChange={(event) => opinion.set(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <output>
        {lacking ? t.lacking : opinion.savedAt && opinion.value ? t.kept(formatClock(opinion.savedAt)) : ''}
      </output>
    </div>
  )
}

const text = catalogue({
  opinion: ['意见', 'Opinion'],
  write: ['写办理意见，随时自动存', 'Write an opinion; it is kept as you type'],
  lacking: ['先写意见', 'An opinion is needed'],
  kept: [(at: string) => `草稿${at}已存`, (at: string) => `draft kept ${at}`],
})

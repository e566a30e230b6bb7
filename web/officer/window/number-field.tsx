import { useState } from 'react'
import { formatFullDay, Icon, TextField, useLanguage, usePick, useText } from '#web/ui'
import type { NumberRead } from './read-number.ts'
import { windowText } from './window.text.ts'

/** A number that is checked while it is typed: what is wrong once it is long enough, or who it belongs to. */
export function NumberField({
  label,
  value,
  read,
  tried,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly read: NumberRead
  readonly tried: boolean
  readonly onChange: (value: string) => void
}) {
  const t = useText(windowText)
  const pick = usePick()
  const language = useLanguage()
  const [left, setLeft] = useState(false)
  const length = value.replace(/\s/g, '').length
  const judged = tried || length >= 18 || (left && length > 0)
  return (
    <div className="number" onBlur={() => setLeft(true)}>
      <TextField
        id="number"
        plain
        label={label}
        value={value}
        error={judged && !read.ok ? pick(read.message) : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        onChange={onChange}
      />
      <p className="number-read" aria-live="polite">
        {read.ok ? (
          <>
            <Icon name="tick" />
            {t.numberFits}
            {read.sex ? <span>{t[read.sex]}</span> : null}
            {read.birthDate ? <span>{t.born(formatFullDay(read.birthDate, language))}</span> : null}
          </>
        ) : null}
      </p>
    </div>
  )
}

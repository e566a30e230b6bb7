import { useState } from 'react'
import { Button, Icon, useText } from '#web/ui'
import { kioskText } from './hall.text.ts'

const DIGITS = 8
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** Eight digits by large keys, or by whatever keyboard the machine has. */
export function KioskCode({
  busy,
  onBack,
  onCode,
}: {
  readonly busy: boolean
  readonly onBack: () => void
  readonly onCode: (code: string) => void
}) {
  const t = useText(kioskText)
  const [code, setCode] = useState('')
  const type = (text: string) => setCode(text.replaceAll(/\D/g, '').slice(0, DIGITS))
  return (
    <form
      className="kiosk-code"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.length === DIGITS) onCode(code)
      }}
    >
      <label htmlFor="code">{t.code}</label>
      <input
        id="code"
        className="num"
        inputMode="numeric"
        autoComplete="off"
        value={code}
        onChange={(event) => type(event.target.value)}
      />
      <div className="kiosk-keys">
        {KEYS.map((key) => (
          <button key={key} type="button" onClick={() => type(code + key)}>
            {key}
          </button>
        ))}
        <button type="button" aria-label={t.erase} onClick={() => setCode(code.slice(0, -1))}>
          <Icon name="left" />
        </button>
      </div>
      <div className="kiosk-acts">
        <Button look="quiet" onClick={onBack}>
          {t.back}
        </Button>
        <Button type="submit" busy={busy}>
          {t.take}
        </Button>
      </div>
    </form>
  )
}

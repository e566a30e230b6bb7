import type { ReactNode } from 'react'
import type { ClockView, Localized } from '#contract'
import { formatClockLeft } from '../format/clock.ts'
import { formatMoment } from '../format/dates.ts'
import { catalogue } from '../text/catalogue.ts'
import { useLanguage, usePick, useText } from '../text/language.ts'
import { Icon } from './icon.tsx'

const RING = 2 * Math.PI * 5

/** What is left of a legal period: a ring for the share used and words. `plain` for tables, where green needs no ground. */
export function ClockChip({ clock, plain = false }: { readonly clock: ClockView; readonly plain?: boolean }) {
  const language = useLanguage()
  const used = Math.min(1, Math.max(0, clock.used)) * RING
  return (
    <span className={`clock ${clock.colour} ${plain && clock.colour === 'green' ? 'plain' : ''}`}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5" className="ring back" />
        <circle
          cx="7"
          cy="7"
          r="5"
          className="ring"
          strokeDasharray={`${used} ${RING}`}
          transform="rotate(-90 7 7)"
        />
      </svg>
      {formatClockLeft(clock, language)}
    </span>
  )
}

/** Where a value was read and how fresh it is. */
export function SourceChip({
  source,
  differs = false,
}: {
  readonly source: { readonly label: Localized; readonly asOf: string }
  readonly differs?: boolean
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  return (
    <span className={differs ? 'src differs' : 'src'}>
      <Icon name={differs ? 'warn' : 'source'} />
      {source.asOf ? t.checked(pick(source.label), formatMoment(source.asOf, language)) : pick(source.label)}
    </span>
  )
}

/** A value that was typed or chosen by the person, not read. */
export function TypedChip({ chosen = false }: { readonly chosen?: boolean }) {
  const t = useText(text)
  return (
    <span className="src typed">
      <Icon name="pencil" />
      {chosen ? t.chosen : t.typed}
    </span>
  )
}

/** Whether an act is in the ledger: red chop once a signed checkpoint covers it, grey and dashed before. */
export function ProofBadge({
  sealed,
  children,
}: {
  readonly sealed: boolean
  readonly children?: ReactNode
}) {
  const t = useText(text)
  return (
    <span className={sealed ? 'proof' : 'proof open'}>
      <svg viewBox="0 0 18 18" aria-hidden="true" fill="none">
        <rect
          x="1.200"
          y="1.200"
          width="15.600"
          height="15.600"
          rx="2.600"
          stroke="currentColor"
          strokeWidth="1.700"
          {...(sealed ? {} : { strokeDasharray: '2.600 2.400' })}
        />
        {sealed ? <path d="m5 9.300 2.700 2.700L13 6.500" stroke="currentColor" strokeWidth="1.700" /> : null}
      </svg>
      {children ?? (sealed ? t.sealed : t.sealing)}
    </span>
  )
}

/** 0项要填 1项要选 9项已有. */
export function CountBadge({
  count,
}: {
  readonly count: { readonly typed: number; readonly chosen: number; readonly held: number }
}) {
  const t = useText(text)
  return (
    <div className="count" role="note">
      <span>
        <b>{count.typed}</b>
        {t.toType}
      </span>
      <span>
        <b>{count.chosen}</b>
        {t.toChoose}
      </span>
      <span>
        <b>{count.held}</b>
        {t.held}
      </span>
    </div>
  )
}

const text = catalogue({
  checked: [
    (label: string, at: string) => `${label}，${at}更新`,
    (label: string, at: string) => `${label}, as of ${at}`,
  ],
  chosen: ['自己选的', 'Chosen by hand'],
  typed: ['自己填的', 'Entered by hand'],
  sealed: ['已存证', 'In the proof ledger'],
  sealing: ['正在存证', 'Being added to the ledger'],
  toType: ['项要填', 'to fill in'],
  toChoose: ['项要选', 'to choose'],
  held: ['项已有', 'already known'],
})

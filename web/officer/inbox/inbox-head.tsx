import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { catalogue, Icon, useText } from '#web/ui'
import { colours, type Filters } from './filters.ts'
import type { InboxCounts } from './inbox-data.ts'

interface HeadProps {
  readonly filters: Filters
  readonly counts: InboxCounts | undefined
  /** Grows when `/` was pressed. */
  readonly searching: number
  readonly onFilter: (filters: Filters) => void
  readonly onTakeNext: (() => void) | undefined
}

/** How the list stands, in one strip that is also its first filter. */
export function InboxHead({ filters, counts, searching, onFilter, onTakeNext }: HeadProps) {
  const t = useText(text)
  const whole = counts === undefined || filters.view === 'scope' ? undefined : counts[filters.view]
  return (
    <>
      <header className="inbox-head">
        <h1>
          {t[filters.view]}
          {whole === undefined ? null : <span>{whole.toLocaleString('en-US')}</span>}
        </h1>
        <SearchBox filters={filters} searching={searching} onFilter={onFilter} />
        <Button type="primary" disabled={onTakeNext === undefined} onClick={onTakeNext}>
          {t.takeNext}
          <kbd>G</kbd>
        </Button>
      </header>
      {counts ? <Strip filters={filters} counts={counts} onFilter={onFilter} /> : <div className="strip" />}
    </>
  )
}

/** Typing waits a moment before it asks, so that a word is one question. */
function SearchBox({ filters, searching, onFilter }: Pick<HeadProps, 'filters' | 'searching' | 'onFilter'>) {
  const t = useText(text)
  const box = useRef<InputRef>(null)
  const [words, setWords] = useState(filters.q ?? '')
  const [sent, setSent] = useState(words)
  // The words were changed from outside (cleared, or another address): what is in the box follows.
  if ((filters.q ?? '') !== sent) {
    setSent(filters.q ?? '')
    setWords(filters.q ?? '')
  }
  useEffect(() => {
    if (searching > 0) box.current?.focus({ cursor: 'all' })
  }, [searching])
  useEffect(() => {
    const wanted = words.trim()
    if (wanted === sent) return
    const timer = setTimeout(() => {
      const { q: _before, ...rest } = filters
      setSent(wanted)
      onFilter(wanted === '' ? rest : { ...rest, q: wanted })
    }, 250)
    return () => clearTimeout(timer)
  }, [words, sent, filters, onFilter])
  return (
    <Input
      ref={box}
      className="find"
      aria-label={t.find}
      placeholder={t.find}
      maxLength={60}
      allowClear
      prefix={<Icon name="search" />}
      suffix={words === '' ? <kbd>/</kbd> : <span />}
      value={words}
      onChange={(event) => setWords(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  )
}

function Strip({
  filters,
  counts,
  onFilter,
}: {
  readonly filters: Filters
  readonly counts: InboxCounts
  readonly onFilter: (filters: Filters) => void
}) {
  const t = useText(text)
  const whole = filters.view === 'scope' ? undefined : counts[filters.view]
  const rest = whole === undefined ? undefined : Math.max(0, whole - counts.red - counts.yellow)
  const shown = { red: counts.red, yellow: counts.yellow, green: rest }
  return (
    <nav className="strip" aria-label={t.byClock}>
      {colours.map((colour) => {
        const on = filters.colour === colour
        const { colour: _before, ...without } = filters
        const count = shown[colour]
        return (
          <button
            key={colour}
            type="button"
            className={colour}
            style={{ flexGrow: 2 + Math.log2(1 + (count ?? 1)) }}
            aria-pressed={on}
            onClick={() => onFilter(on ? without : { ...without, colour })}
          >
            {t[colour]}
            {count === undefined ? null : <b>{count.toLocaleString('en-US')}</b>}
          </button>
        )
      })}
    </nav>
  )
}

const text = catalogue({
  turn: ['轮到我', 'My turn'],
  mine: ['我领的', 'Claimed by me'],
  unclaimed: ['没人领的', 'Unclaimed'],
  scope: ['全部范围', 'Whole scope'],
  find: ['搜编号、申请人、事项', 'Number, applicant, matter'],
  takeNext: ['领下一件', 'Claim the next'],
  byClock: ['按时钟筛选', 'By clock'],
  red: ['已超期', 'Overdue'],
  yellow: ['两天内到期', 'Due within two days'],
  green: ['还早', 'In good time'],
})

import { memo, useEffect, useRef, type CSSProperties } from 'react'
import type { InboxItem } from '#contract'
import { cardWords } from '../supervision/card-words.ts'
import { catalogue, ClockChip, formatClock, partWords, usePick, useText } from '#web/ui'

/** One task: clock, plain-word title and applicant, what to do, whose turn, where, since when. The whole row is the target. */
export const TaskRow = memo(function TaskRow({
  item,
  rowIndex,
  style,
  here,
  selected,
  mark,
  onSelect,
  onStand,
  onOpen,
}: {
  readonly item: InboxItem
  readonly rowIndex: number
  readonly style: CSSProperties
  readonly here: boolean
  /** Undefined where nothing is being selected. */
  readonly selected: boolean | undefined
  /** The gravest card that counts. */
  readonly mark: 'yellow' | 'red' | undefined
  readonly onSelect: (taskId: string) => void
  readonly onStand: (taskId: string) => void
  readonly onOpen: (caseId: string) => void
}) {
  const t = useText(text)
  const cards = useText(cardWords)
  const parts = useText(partWords)
  const pick = usePick()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    const inList = document.activeElement?.closest('.tasks') !== null
    if (here && inList) link.current?.focus({ preventScroll: true })
  }, [here])
  return (
    <tr
      className={here ? 'task-row here' : 'task-row'}
      aria-rowindex={rowIndex}
      aria-current={here || undefined}
      style={style}
    >
      <td className="cell-clock">
        {selected === undefined ? null : (
          <label className="select-task">
            <input
              type="checkbox"
              checked={selected}
              aria-label={t.select(pick(item.title), item.subjectName)}
              onChange={() => onSelect(item.taskId)}
            />
          </label>
        )}
        {item.clock ? <ClockChip clock={item.clock} plain /> : <span className="muted">{t.noClock}</span>}
      </td>
      <td className="cell-case">
        <a
          ref={link}
          href={`/officer/cases/${item.caseId}`}
          tabIndex={here ? 0 : -1}
          onFocus={() => (here ? undefined : onStand(item.taskId))}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            onOpen(item.caseId)
          }}
        >
          <b>{pick(item.title)}</b>
          <span>{item.heading ?? item.subjectName}</span>
          {item.asked ? <span className="asked-what">{item.asked}</span> : null}
        </a>
        {item.whole ? <em className="flag in">{t.whole(pick(item.whole))}</em> : null}
        {mark ? <em className={`card-colour ${mark}`}>{cards[mark]}</em> : null}
        {item.urged > 0 ? <em className="flag urged">{t.urged(item.urged)}</em> : null}
        {item.delegated ? <em className="flag">{t.delegated}</em> : null}
        {item.differences > 0 ? <em className="flag">{t.differences(item.differences)}</em> : null}
      </td>
      <td className="cell-stage">{item.part ? parts[item.part] : pick(item.stageTitle)}</td>
      <td className="cell-turn">
        {item.mine && item.officerName !== null ? (
          <b>{t.me}</b>
        ) : (
          (item.officerName ?? <span className="muted">{t.unclaimed}</span>)
        )}
      </td>
      <td className="cell-region">{item.regionName}</td>
      <td className="cell-received">{monthDay(item.openedAt)}</td>
    </tr>
  )
})

/** 11-13 16:20: in a column of many, figures are read faster than words. */
function monthDay(at: string): string {
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at))
  return `${day} ${formatClock(at)}`
}

const text = catalogue({
  noClock: ['没有时限', 'no clock'],
  differences: [
    (count: number) => `${count}处不一致`,
    (count: number) => `${count} ${count === 1 ? 'difference' : 'differences'}`,
  ],
  urged: [
    (count: number) => (count > 1 ? `催办${count}次` : '催办'),
    (count: number) => (count > 1 ? `urged ${count} times` : 'urged'),
  ],
  whole: [(title: string) => `一件事·${title}`, (title: string) => `Part of ${title}`],
  delegated: ['代办', 'on behalf'],
  select: [
    (title: string, name: string) => `选：${title}，${name}`,
    (title: string, name: string) => `Select ${title}, ${name}`,
  ],
  me: ['我', 'me'],
  unclaimed: ['没人领', 'unclaimed'],
})

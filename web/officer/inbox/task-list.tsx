import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { catalogue, usePreferences, useText } from '#web/ui'
import { useMarks } from '../supervision/use-marks.ts'
import type { Row } from './groups.ts'
import { TaskRow } from './task-row.tsx'
import { offsetsOf, scrollToSee, visibleRange } from './window.ts'

interface ListProps {
  readonly rows: readonly Row[]
  /** The task one stands on. */
  readonly at: string | undefined
  readonly more: boolean
  readonly loading: boolean
  /** Tasks that are selected; undefined while nothing is. */
  readonly selected: ReadonlySet<string> | undefined
  readonly onSelect: (taskId: string) => void
  readonly onStand: (taskId: string) => void
  readonly onOpen: (caseId: string) => void
  readonly onEnd: () => void
}

const NARROW_TASK_HEIGHT = 68
const LARGE = 1.25
/** Half of what marks are asked for at once. */
const MARKED = 50
const narrow = window.matchMedia('(max-width: 899px)')

/** Draws only the rows that are seen, however many there are. */
export function TaskList({ rows, at, more, loading, selected, onSelect, onStand, onOpen, onEnd }: ListProps) {
  const t = useText(text)
  const isNarrow = useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed)
      return () => narrow.removeEventListener('change', changed)
    },
    () => narrow.matches,
  )
  const scale = usePreferences().type === 'large' ? LARGE : 1
  const offsets = useMemo(
    () =>
      offsetsOf(
        rows.map((row) => ({
          height: scale * (isNarrow && row.kind === 'task' ? NARROW_TASK_HEIGHT : row.height),
        })),
      ),
    [rows, isNarrow, scale],
  )
  const box = useRef<HTMLTableSectionElement>(null)
  const { top, height } = useViewport(box)
  const [from, to] = visibleRange(offsets, top, height)
  const index = rows.findIndex((row) => row.kind === 'task' && row.item.taskId === at)

  // Asked for in steps, so that scrolling within one asks nothing.
  const first = Math.floor(from / MARKED) * MARKED
  const marks = useMarks(
    rows.slice(first, first + 2 * MARKED).flatMap((row) => (row.kind === 'task' ? [row.item.caseId] : [])),
  )

  const follow = useEffectEvent(() => {
    const view = box.current
    if (view === null || index < 0) return
    view.scrollTop = scrollToSee(offsets, index, view.scrollTop, view.clientHeight)
  })
  // Only a move of the person moves the list; pages that come in below leave it where it is.
  useLayoutEffect(() => follow(), [at])
  useEffect(() => {
    if (more && !loading && to >= rows.length - 20) onEnd()
  }, [more, loading, to, rows.length, onEnd])

  return (
    <table
      className="tasks"
      aria-label={t.tasks}
      aria-rowcount={more ? -1 : rows.length + 1}
      aria-busy={loading}
    >
      <thead>
        <tr className="task-row heads" aria-rowindex={1}>
          {(['clock', 'case', 'stage', 'turn', 'region', 'received'] as const).map((head) => (
            <th key={head} scope="col" className={`cell-${head}`}>
              {t[head]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="tasks-view" ref={box}>
        <tr className="tasks-space" aria-hidden="true" style={{ height: offsets.at(-1) ?? 0 }} />
        {rows.slice(from, to).map((row, place) => {
          const number = from + place
          const style = {
            top: offsets[number] ?? 0,
            height: (offsets[number + 1] ?? 0) - (offsets[number] ?? 0),
          }
          return row.kind === 'group' ? (
            <tr
              key={`group-${row.urgency}-${number}`}
              className="task-group"
              aria-rowindex={number + 2}
              style={style}
            >
              <th colSpan={6} scope="colgroup">
                {t[row.urgency]}
              </th>
            </tr>
          ) : (
            <TaskRow
              key={row.item.taskId}
              item={row.item}
              rowIndex={number + 2}
              style={style}
              here={number === index}
              mark={marks.get(row.item.caseId)}
              selected={selected?.has(row.item.taskId)}
              onSelect={onSelect}
              onStand={onStand}
              onOpen={onOpen}
            />
          )
        })}
        {loading ? (
          <tr className="tasks-more">
            <td colSpan={6}>{t.loading}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}

function useViewport(box: React.RefObject<HTMLElement | null>) {
  const [viewport, setViewport] = useState({ top: 0, height: 900 })
  useLayoutEffect(() => {
    const view = box.current
    if (view === null) return
    const read = () => setViewport({ top: view.scrollTop, height: view.clientHeight })
    const sizes = new ResizeObserver(read)
    sizes.observe(view)
    view.addEventListener('scroll', read, { passive: true })
    return () => {
      sizes.disconnect()
      view.removeEventListener('scroll', read)
    }
  }, [box])
  return viewport
}

const text = catalogue({
  tasks: ['待办办件', 'Open tasks'],
  clock: ['时钟', 'Clock'],
  case: ['办件', 'Case'],
  stage: ['该做什么', 'What to do'],
  turn: ['谁在办', 'Whose turn'],
  region: ['区县', 'County'],
  received: ['收到', 'Received'],
  overdue: ['已超期', 'Overdue'],
  today: ['今天到期', 'Due today'],
  soon: ['三天内', 'Within three days'],
  fortnight: ['两周内', 'Within two weeks'],
  later: ['更晚', 'Later'],
  stopped: ['停表或没有时限', 'Clock stopped or none'],
  loading: ['正在读更多', 'Reading more'],
})

import { formatCount } from '#web/ui'
import type { DrawnEdge } from './drawn.ts'

const RADIUS = 6
const HEAD = 7
const BADGE = 9

/** A line with rounded corners and its head; along a way that was taken stand the numbers of the steps. */
export function Edge({ edge, label }: { readonly edge: DrawnEdge; readonly label: string }) {
  const { points, taken = [], count = 0, id } = edge
  const start = points[0]
  const end = points.at(-1)
  if (!start || !end) return null
  const isReturn = id.startsWith('return ')
  const isTaken = taken.length > 0 || count > 0
  const numbers = count > 0 ? formatCount(count) : shortened(taken)
  const badge = isTaken ? 6 + BADGE * 2 + Math.max(0, numbers.length - 2) * 6 : 0
  const kind = [isTaken ? 'taken' : '', isReturn ? 'return' : '', edge.isBack ? 'back' : '']
  return (
    <g className={`edge ${kind.filter(Boolean).join(' ')}`}>
      <title>{label}</title>
      <path d={path(points)} className="way" />
      <path d={`M${end.x} ${end.y}l-${HEAD} -4v8z`} className="head" />
      {label === '' ? null : (
        <foreignObject x={edge.label.x + badge} y={edge.label.y - 17} width={edge.label.width} height={16}>
          <p className="edge-label">{label}</p>
        </foreignObject>
      )}
      {isTaken ? (
        <g className="order">
          <rect x={start.x + 4} y={edge.label.y - BADGE} width={badge - 4} height={BADGE * 2} rx={BADGE} />
          <text x={start.x + 4 + (badge - 4) / 2} y={edge.label.y + 4} textAnchor="middle">
            {numbers}
          </text>
        </g>
      ) : null}
    </g>
  )
}

/** The numbers of at most three steps. */
function shortened(taken: readonly number[]): string {
  return taken.length <= 3 ? taken.join('·') : `${taken.slice(0, 2).join('·')}…${taken.at(-1)}`
}

function path(points: DrawnEdge['points']): string {
  return points
    .map((point, at) => {
      const before = points[at - 1]
      const after = points[at + 1]
      if (!before) return `M${point.x} ${point.y}`
      if (!after) return `L${point.x} ${point.y}`
      const [into, out] = [toward(point, before), toward(point, after)]
      return `L${into.x} ${into.y}Q${point.x} ${point.y} ${out.x} ${out.y}`
    })
    .join('')
}

/** A little way from a corner toward the next one. */
function toward(from: DrawnEdge['points'][number], to: DrawnEdge['points'][number]) {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y)
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

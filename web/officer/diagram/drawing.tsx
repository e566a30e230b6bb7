import { useEffect, useRef, type ReactNode } from 'react'
import { catalogue, usePick, useText } from '#web/ui'
import './drawing.css'
import { Box } from './figure.tsx'
import { Edge } from './line.tsx'
import type { DrawnEdge, DrawnNode } from './drawn.ts'

/** A flow as a drawing that can be scrolled, beginning where the case is; what it says is also said in the text beside it. */
export function Drawing({
  width,
  height,
  nodes,
  edges,
  label,
  isFitted = false,
  below,
}: {
  readonly width: number
  readonly height: number
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly DrawnEdge[]
  /** What the drawing shows, in a sentence. */
  readonly label: string
  /** The whole of it at once, however small. */
  readonly isFitted?: boolean
  readonly below?: (node: DrawnNode) => ReactNode
}) {
  const t = useText(text)
  const pick = usePick()
  const scroller = useRef<HTMLElement>(null)
  const now = nodes.find(({ state }) => state === 'now')
  const [left, top] = now ? [now.x - 40, now.y - 60] : [0, 0]
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    // Whoever has no mouse scrolls it by the arrow keys.
    box.tabIndex = 0
    box.scrollTo({ left, top })
  }, [left, top, isFitted])
  // What has been taken lies over what has not.
  const inOrder = edges.toSorted((a, b) => weight(a) - weight(b))
  return (
    <section className="drawing" ref={scroller} aria-label={t.scroll}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        {...(isFitted ? { width: '100%' } : { width, height })}
      >
        {inOrder.map((edge) => (
          <Edge key={edge.id} edge={edge} label={edge.exits.map((exit) => pick(exit.label)).join(t.and)} />
        ))}
        {nodes.map((node) => (
          <Box key={node.id} node={node} below={below?.(node)} />
        ))}
      </svg>
    </section>
  )
}

function weight({ taken, count }: DrawnEdge): number {
  return taken?.length ?? count ?? 0
}

const text = catalogue({
  scroll: ['流转图，可以左右滚动', 'The drawing of the flow; it scrolls sideways'],
  and: ['、', ', '],
})

import { catalogue, formatCount, formatTook, useLanguage, usePick, useText } from '#web/ui'
import { Drawing } from '../diagram/drawing.tsx'
import type { DrawnNode } from '../diagram/drawn.ts'
import type { Process } from './process.ts'

/** The flow with how many cases went along each line, where they are, and how long half of them took. The tables below say the same. */
export function ProcessDrawing({ process }: { readonly process: Process }) {
  const t = useText(text)
  const pick = usePick()
  const { width, height, nodes, edges } = process
  const slowest = nodes.find(({ isSlowest }) => isSlowest)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return (
    <>
      {slowest ? <p className="process-slowest">{t.slowest(pick(slowest.title))}</p> : null}
      <Drawing
        width={width}
        height={height}
        nodes={nodes.map(({ cases, isSlowest, ...node }): DrawnNode => ({
          ...node,
          state: isSlowest ? 'slow' : cases > 0 ? 'done' : 'unused',
        }))}
        edges={edges.map(({ cases, ...edge }) => ({ ...edge, count: cases }))}
        label={t.shows}
        below={({ id }) => <Figures node={byId.get(id)} />}
      />
    </>
  )
}

function Figures({ node }: { readonly node: Process['nodes'][number] | undefined }) {
  const t = useText(text)
  const language = useLanguage()
  if (!node || node.stage === undefined || node.kind === 'join' || node.cases === 0) return null
  const told = [
    node.medianMs === undefined ? '' : t.half(formatTook(node.medianMs, language)),
    node.now > 0 ? t.now(formatCount(node.now)) : '',
  ].filter(Boolean)
  return told.length > 0 ? <small>{told.join(' · ')}</small> : null
}

const text = catalogue({
  shows: [
    '真实流程：线上的数字是走过的件数',
    'The real flow: on each line stands how many cases went along it',
  ],
  slowest: [
    (title: string) => `时间最多花在${title}`,
    (title: string) => `Most of the time is spent at ${title}`,
  ],
  half: [(took: string) => `中位${took}`, (took: string) => `median ${took}`],
  now: [(count: string) => `${count}件在等`, (count: string) => `${count} waiting`],
})

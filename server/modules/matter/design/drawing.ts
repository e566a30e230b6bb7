import { flow, type FlowDiagram } from '#contract'
import { flowDiagram } from '../diagram/flow-diagram.ts'

/** The flow of a draft as it would be drawn; null while it is not whole. What has no words yet is drawn without. */
export function drawingOf(body: Readonly<Record<string, unknown>>): FlowDiagram | null {
  const parsed = flow.safeParse(worded(body['flow']))
  return parsed.success && isWhole(parsed.data) ? flowDiagram(parsed.data) : null
}

/** Every stage that is named to begin with is there: nothing can be drawn from nowhere. */
function isWhole({ start, askReview, reopen, stages }: ReturnType<typeof flow.parse>): boolean {
  return [start, askReview ?? start, reopen ?? start].every((name) => Object.hasOwn(stages, name))
}

function worded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(worded)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const isText = entries.length === 2 && 'zh' in value && 'en' in value
  return Object.fromEntries(entries.map(([key, part]) => [key, isText && part === '' ? '…' : worded(part)]))
}

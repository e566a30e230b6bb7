import type { Flow, Stage } from '#contract'
import { stagesAfter } from '#contract/flow-routes'

/** Stages as a case comes to them, breadth first from where it begins; what cannot be reached comes last. */
export function inOrder(flow: Flow): [string, Stage][] {
  const order = new Map<string, Stage>()
  const waiting = [flow.start]
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const stage = flow.stages[name]
    if (stage === undefined || order.has(name)) continue
    order.set(name, stage)
    waiting.push(...stagesAfter(flow, name))
  }
  return [...order, ...Object.entries(flow.stages).filter(([name]) => !order.has(name))]
}

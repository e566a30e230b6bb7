import type { Flow, Stage } from '#contract'
import { exitsOf, forkAround, stagesAfter } from '#contract/flow-routes'

export { exitsOf, forkAround }

/** Stages as a case comes to them, breadth first from where it begins. */
export function inOrder(flow: Flow): [string, Stage][] {
  const order = new Map<string, Stage>()
  const waiting = [flow.start]
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const stage = flow.stages[name]
    if (stage === undefined || order.has(name)) continue
    order.set(name, stage)
    waiting.push(...stagesAfter(flow, name))
  }
  return [...order]
}

/** Stages in that order, and after them what cannot be reached. */
export function allInOrder(flow: Flow): [string, Stage][] {
  const reached = inOrder(flow)
  const names = new Set(reached.map(([name]) => name))
  return [...reached, ...Object.entries(flow.stages).filter(([name]) => !names.has(name))]
}

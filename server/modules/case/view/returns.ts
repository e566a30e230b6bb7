import type { Step, WalkedAct } from './walk.ts'

const SENT_BACK = { zh: '退回', en: 'sent back' }

/** The lines that stand for what was sent back, each once. */
export function sentBack(steps: readonly Step<WalkedAct>[]) {
  const returns = steps.flatMap(({ kind, from, to }) =>
    kind === 'returned' && from !== undefined && to !== undefined ? [{ from, to, label: SENT_BACK }] : [],
  )
  return [...new Map(returns.map((each) => [`${each.from} ${each.to}`, each])).values()]
}

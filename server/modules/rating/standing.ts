import type { rectificationStates } from '#contract'
import type { CaseState } from '#modules/case'

export type RectificationState = (typeof rectificationStates)[number]

export interface Outcome {
  readonly reply: 'confirmed' | 'unsolved' | 'silent' | null
  readonly isExcluded: boolean
}

/** Where the mending stands: by what it came to, else by where its case is; one that nobody has opened yet waits for its call. */
export function standingOfMending(
  { reply, isExcluded }: Outcome,
  active: string | undefined,
): RectificationState {
  if (isExcluded) return 'excluded'
  if (reply) return reply
  if (active === 'appeal' || active === 'exclude') return 'appealed'
  if (active === 'confirm') return 'answered'
  return active === undefined || active === 'call-back' ? 'calling' : 'fixing'
}

/** The last day of the stage at hand. */
export function dueOf(state: CaseState | undefined): string | null {
  const name = `stage:${state?.active[0] ?? ''}`
  return state?.clocks.find((clock) => clock.name === name && clock.state !== 'ended')?.due ?? null
}

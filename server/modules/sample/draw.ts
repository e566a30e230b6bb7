import { sm3Hex } from '#platform/crypto'

/** How a seed is told before it is known. */
export function commitmentOf(seed: string): string {
  return sm3Hex(`yiwang-sample/1 ${seed}`)
}

/** 48 bits: far more than any share is written with, and exact as a number. */
const DIGITS = 12

/**
 * Whether a case is drawn: by the seed of the day and its id alone, so that anybody can work it out again. A larger share draws all that a
 * smaller one does.
 */
export function isDrawn(seed: string, caseId: string, share: number): boolean {
  const fraction = Number.parseInt(sm3Hex(`${seed}${caseId}`).slice(0, DIGITS), 16) / 16 ** DIGITS
  return fraction < share
}

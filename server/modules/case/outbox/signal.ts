import type { Platform } from '#platform/runtime'
import { tellCase } from './tell.ts'

export interface BroughtSignal {
  readonly signal: string
  /** Names the message, so that the same one again changes nothing. */
  readonly message: string
  readonly note?: string
}

/** Brings a signal to the case whose stage waits for it. False where there is no such case; throws case.not-allowed where nothing waits for it, case.closed where the case is over. */
export async function bringSignal(
  platform: Platform,
  caseId: string,
  { signal, message, note }: BroughtSignal,
): Promise<boolean> {
  const told = await tellCase(
    platform,
    caseId,
    { kind: 'signal', signal, message, ...(note ? { note } : {}) },
    'case.signalled',
  )
  return told !== undefined
}

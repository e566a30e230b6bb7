import type { Readable } from 'node:stream'
import type { InputOf, Operation, OutputOf, Principal } from '#contract'
import type { Platform } from '#platform/runtime'

/** One call of one operation: who, when, and what the server has. */
export interface Act {
  readonly operation: Operation
  readonly principal: Principal
  readonly now: Temporal.Instant
  readonly platform: Platform
  readonly requestId: string
  readonly client: { ip: string; agent: string }
  readonly cookies: {
    session: string | undefined
    setSession(token: string, maxAgeSeconds: number): void
    clearSession(): void
  }
  /** What this call was about, for the audit entry that the edge writes: filled in by the operation as it learns it. */
  readonly trail: { caseId?: string; subjectId?: string; subjectIds?: readonly string[]; purpose?: string }
  /** The bytes of the body while they come, for an operation that takes an upload; once. */
  readonly upload: AsyncIterable<Uint8Array>
  /** Fires when the caller has gone; streams end on it. */
  readonly aborted: AbortSignal
}

export interface FileAnswer {
  readonly bytes: Uint8Array | Readable
  readonly fileName?: string
  /** Where the operation answers files of several media types. */
  readonly type?: string
  /** What people gave: kept apart from everything of ours in whoever's browser opens it. */
  readonly foreign?: { readonly inline: boolean; readonly sizeBytes: number }
}

type Answer<T extends Operation> = T extends { media: string }
  ? FileAnswer
  : T extends { stream?: true }
    ? AsyncIterable<OutputOf<T>>
    : OutputOf<T>

export interface Handler {
  readonly operation: Operation
  run(act: Act, input: { params: unknown; query: unknown; body: unknown }): Promise<unknown>
}

/** Binds an operation to its code; input and output types come from the contract. */
export function implement<const T extends Operation>(
  operation: T,
  run: (act: Act, input: InputOf<T>) => Promise<Answer<T>> | Answer<T>,
): Handler {
  return {
    operation,
    // The edge has validated the input against the very schemas these types are inferred from.
    run: async (act, input) => run(act, input as InputOf<T>),
  }
}

import type { z } from 'zod'
import type { ProblemCode } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One thing the platform promises to do: routes, OpenAPI and the web client all derive from it. */
export interface Operation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  /** `<module>.<verb>`, stable for ever; also the key under which its success is audited. */
  readonly id: string
  readonly method: Method
  readonly path: `/${string}`
  /** The access action that a rule must allow; see the server's access table. */
  readonly access: string
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly output: O
  readonly errors: readonly ProblemCode[]
  /** The answer is a stream of server-sent events whose data is `output`. */
  readonly stream?: boolean
  /** The answer is a file of this media type instead of JSON; `application/octet-stream` where the answer says which. */
  readonly media?: string
  /** The body is a file as it is (`application/octet-stream`), read while it comes. */
  readonly upload?: boolean
  /** Carries personal data: every successful call is audited even when it only reads. */
  readonly personal?: boolean
  /** The operation writes its audit entry in its own statement; for all others the edge does, after success. */
  readonly audited?: 'within'
  /** Largest accepted body in bytes where it differs from the general limit. */
  readonly bodyLimitBytes?: number
}

/** Declares an operation and keeps its exact types, method and path included: the web client is typed by them. */
export function operation<
  const M extends Method,
  const A extends `/${string}`,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodType,
  const S extends boolean = false,
>(
  definition: Operation<P, Q, B, O> & { readonly method: M; readonly path: A; readonly stream?: S },
): Operation<P, Q, B, O> & { readonly method: M; readonly path: A; readonly stream?: S } {
  return definition
}

export type InputOf<T> =
  T extends Operation<infer P, infer Q, infer B, infer _O>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
    : never

export type OutputOf<T> = T extends Operation<infer _P, infer _Q, infer _B, infer O> ? z.input<O> : never

import type { z } from 'zod'
import type { Operations } from '#contract'

type Modules = keyof Operations
type AnyOperation = { [M in Modules]: Operations[M][keyof Operations[M]] }[Modules]

type KeyOf<T> = T extends { readonly method: infer M extends string; readonly path: infer P extends string }
  ? `${M} ${P}`
  : never

type ByKey = { [T in AnyOperation as KeyOf<T>]: T }

/** Every call the platform answers: `GET /api/v1/cases/:id`. */
export type OperationKey = keyof ByKey

type Schema<K extends OperationKey, Part extends 'params' | 'query' | 'body'> =
  NonNullable<ByKey[K][Part]> extends infer S extends z.ZodType ? S : never

type Given<Part extends string, S extends z.ZodType> = [z.input<S>] extends [undefined]
  ? Record<never, never>
  : Record<never, never> extends z.input<S>
    ? { [P in Part]?: z.input<S> }
    : { [P in Part]: z.input<S> }

/** What a call must carry: only the parts the operation declares. */
export type InputFor<K extends OperationKey> = Given<'params', Schema<K, 'params'>> &
  Given<'query', Schema<K, 'query'>> &
  Given<'body', Schema<K, 'body'>>

/** What a call answers. */
export type OutputFor<K extends OperationKey> = z.output<NonNullable<ByKey[K]['output']>>

/** The input argument, which may be left out where nothing in it is required. */
export type InputArguments<K extends OperationKey> =
  Record<never, never> extends InputFor<K> ? [input?: InputFor<K>] : [input: InputFor<K>]

import {
  MutationCache,
  QueryCache,
  QueryClient,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { requestWithSignal } from './client.ts'
import type { InputArguments, InputFor, OperationKey, OutputFor } from './operations.ts'
import { ApiProblem, isTransient } from './problem.ts'

/**
 * Reads again twice where the server did not answer; a refusal is final.
 * A session that ended elsewhere is noticed at the next refusal: who is signed in is read anew.
 */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'access.sign-in-required')
      void client.invalidateQueries({ queryKey: ['GET /api/v1/identity/current' satisfies OperationKey] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => error instanceof ApiProblem && isTransient(error) && count < 2,
      },
    },
  })
  return client
}

export interface ReadOptions {
  readonly enabled?: boolean
  /** Shows the answer before while a new one comes: for lists that filter as one types. */
  readonly keep?: boolean
  readonly everyMs?: number | false
  readonly staleMs?: number
}

/** Reads one operation and keeps it fresh. */
export function useRead<K extends OperationKey>(
  key: K,
  input: InputFor<K>,
  options: ReadOptions = {},
): UseQueryResult<OutputFor<K>, ApiProblem> {
  return useQuery<OutputFor<K>, ApiProblem>({
    queryKey: [key, input],
    queryFn: ({ signal }) => requestWithSignal(key, signal, ...([input] as InputArguments<K>)),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
  })
}

/** Does one operation; what it changed is read anew: every answer of the named operations. */
export function useAct<K extends OperationKey>(
  key: K,
  options: {
    readonly refreshes?: readonly OperationKey[]
    readonly onDone?: (output: OutputFor<K>) => void
  } = {},
): UseMutationResult<OutputFor<K>, ApiProblem, InputFor<K>> {
  const client = useQueryClient()
  return useMutation<OutputFor<K>, ApiProblem, InputFor<K>>({
    mutationKey: [key],
    mutationFn: (input) => requestWithSignal(key, undefined, ...([input] as InputArguments<K>)),
    onSuccess: async (output) => {
      await Promise.all(
        (options.refreshes ?? []).map((read) => client.invalidateQueries({ queryKey: [read] })),
      )
      options.onDone?.(output)
    },
  })
}

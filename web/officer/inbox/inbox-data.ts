import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { ApiProblem, requestWithSignal, type OutputFor } from '#web/api'
import type { InboxItem } from '#contract'
import type { Filters } from './filters.ts'

export const INBOX = 'GET /api/v1/inbox'
type Page = OutputFor<typeof INBOX>
export type InboxCounts = Page['counts']

const PAGE = 100

/** The inbox page by page, kept for half an hour so that going back from a case is at once and to the same place. */
export function useInbox(filters: Filters, enabled = true) {
  const query = useInfiniteQuery<
    Page,
    ApiProblem,
    InfiniteData<Page>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [INBOX, filters],
    queryFn: ({ pageParam, signal }) =>
      requestWithSignal(INBOX, signal, {
        query: { ...filters, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) },
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 20_000,
    gcTime: 30 * 60_000,
    refetchOnWindowFocus: false,
    enabled,
  })
  const { data } = query
  const items = useMemo(() => withoutRepeats(data?.pages.flatMap((page) => page.items) ?? []), [data])
  return { query, items, counts: data?.pages.at(-1)?.counts }
}

/** The counts now, asked for twice a minute: when they differ from those of the list, the list is out of date. */
export function useFreshCounts(filters: Filters): InboxCounts | undefined {
  const fresh = useQuery<Page, ApiProblem>({
    queryKey: ['inbox counts', filters],
    queryFn: ({ signal }) => requestWithSignal(INBOX, signal, { query: { ...filters, limit: 1 } }),
    refetchInterval: 30_000,
    staleTime: 25_000,
  })
  return fresh.data?.counts
}

/** Changes one task wherever it is listed, until the list is read anew. */
export function usePatchItem(): (taskId: string, change: Partial<InboxItem>) => void {
  const client = useQueryClient()
  return useCallback(
    (taskId, change) => {
      const patched = (item: InboxItem) => (item.taskId === taskId ? { ...item, ...change } : item)
      client.setQueriesData<InfiniteData<Page>>(
        { queryKey: [INBOX] },
        (data) =>
          data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(patched) })) },
      )
    },
    [client],
  )
}

/** A task whose clock moved while pages were being read may come twice. */
function withoutRepeats(items: readonly InboxItem[]): InboxItem[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(item.taskId) && seen.add(item.taskId))
}

import { useMemo } from 'react'
import { useRead } from '#web/api'

const AT_ONCE = 100

/** Colour of the gravest card that counts, by case, of the first hundred cases of a list. */
export function useMarks(caseIds: readonly string[]): ReadonlyMap<string, 'yellow' | 'red'> {
  const cases = [...new Set(caseIds)].slice(0, AT_ONCE).join(',')
  const read = useRead(
    'GET /api/v1/supervision/marks',
    { query: { cases } },
    { enabled: cases !== '', keep: true, staleMs: 30_000 },
  )
  const marks = read.data?.marks
  return useMemo(
    () => new Map((marks ?? []).map(({ caseId, red }) => [caseId, red > 0 ? 'red' : 'yellow'])),
    [marks],
  )
}

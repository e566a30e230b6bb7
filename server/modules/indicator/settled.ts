import type { Scope } from '#modules/access'
import { dateOf } from '#platform/clock'
import { perDatabase } from '#platform/database'
import { startOf, type Interval } from './windows.ts'

const BEGINNING = Temporal.Instant.from('0001-01-01T00:00:00Z')
const END = Temporal.Instant.from('9000-01-01T00:00:00Z')

/** Everything there ever was. */
export const ALWAYS: Interval = { from: BEGINNING, until: END }

/**
 * Time in two: what is settled, and what may still come. An act is written within seconds of its own time, so the days
 * before yesterday do not change; yesterday is left open for acts that were on their way at midnight.
 */
export function divide(now: Temporal.Instant): { settled: Interval; open: Interval; day: string } {
  const yesterday = dateOf(now).subtract({ days: 1 })
  const border = startOf(yesterday)
  return {
    settled: { from: BEGINNING, until: border },
    open: { from: border, until: END },
    day: yesterday.toString(),
  }
}

/** A settled part is counted again after it has served this many times as long as counting it took: history that is brought in later is seen, and counting stays below 0.2 % of the time. */
const SERVES_TIMES = 500
const SERVES_AT_LEAST_MS = 2_000
/** More scopes than a province has units with a screen are not kept. */
const KEPT = 500

interface Kept {
  readonly value: Promise<unknown>
  until: number
}

const keptOf = perDatabase(() => new Map<string, Kept>())

/** The count of the settled days for one scope, kept while it serves. `name` tells apart what is counted, parameters included. */
export function settledOnce<T>(
  database: Parameters<typeof keptOf>[0],
  name: string,
  scope: Scope,
  day: string,
  count: () => Promise<T>,
): Promise<T> {
  const kept = keptOf(database)
  const key = `${name} ${scope.regionPath} ${scope.unitPath ?? ''} ${day}`
  const found = kept.get(key)
  if (found && performance.now() < found.until) return found.value as Promise<T>
  const began = performance.now()
  const value = count()
  const entry: Kept = { value, until: Infinity }
  kept.delete(key)
  kept.set(key, entry)
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
  const drop = () => void (kept.get(key) === entry && kept.delete(key))
  value.then(
    () =>
      (entry.until =
        performance.now() + Math.max(SERVES_AT_LEAST_MS, (performance.now() - began) * SERVES_TIMES)),
    drop,
  )
  return value
}

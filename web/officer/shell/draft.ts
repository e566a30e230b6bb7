import { useCallback, useMemo, useSyncExternalStore } from 'react'

interface Kept {
  readonly value: unknown
  readonly savedAt: string
}

export interface Draft<T> {
  readonly value: T
  /** When it was last kept; absent while nothing is written. */
  readonly savedAt: string | undefined
  set(value: T): void
  drop(): void
}

/**
 * Something half-written that outlives the page: kept on this device with every change, until it is dropped.
 * All that show the same draft see the same words.
 */
export function useDraft<T>(key: string, empty: T): Draft<T> {
  const kept = useSyncExternalStore(subscribe, () => find(key))
  const set = useCallback((value: T) => keep(key, { value, savedAt: new Date().toISOString() }), [key])
  const drop = useCallback(() => keep(key, undefined), [key])
  return useMemo(
    () => ({ value: kept === undefined ? empty : (kept.value as T), savedAt: kept?.savedAt, set, drop }),
    [kept, empty, set, drop],
  )
}

/** Drops what was kept under a key, wherever it is shown. */
export function dropDraft(key: string): void {
  keep(key, undefined)
}

const PREFIX = 'yiwang.officer.draft.'
const held = new Map<string, Kept | undefined>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function keep(key: string, kept: Kept | undefined): void {
  held.set(key, kept)
  try {
    if (kept === undefined) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, JSON.stringify(kept))
  } catch {
    // A full store still leaves the words on the page.
  }
  for (const listener of listeners) listener()
}

function find(key: string): Kept | undefined {
  if (!held.has(key)) held.set(key, read(key))
  return held.get(key)
}

function read(key: string): Kept | undefined {
  try {
    const found = localStorage.getItem(PREFIX + key)
    return found === null ? undefined : (JSON.parse(found) as Kept)
  } catch {
    return undefined
  }
}

/** In-process wake-ups: they carry no truth, only spare the listeners a wait until their next poll. */
export interface Signals {
  on(name: string, listener: () => void): () => void
  emit(name: string): void
}

export function createSignals(): Signals {
  const listeners = new Map<string, Set<() => void>>()
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => void set.delete(listener)
    },
    emit(name) {
      for (const listener of listeners.get(name) ?? []) listener()
    },
  }
}

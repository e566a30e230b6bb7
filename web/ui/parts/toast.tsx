import { useSyncExternalStore } from 'react'
import { Icon } from './icon.tsx'

interface Toast {
  readonly id: number
  readonly words: string
}

const SHOWN_MS = 5000
let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

/** Says that something small is done; never the only place where it is said. */
export function toast(words: string): void {
  const id = next++
  change([...toasts, { id, words }])
  window.setTimeout(() => change(toasts.filter((shown) => shown.id !== id)), SHOWN_MS)
}

/** Where toasts appear: once per face. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <div className="toasts" aria-live="polite">
      {shown.map(({ id, words }) => (
        <div key={id} className="toast">
          <Icon name="ok" />
          {words}
        </div>
      ))}
    </div>
  )
}

function change(to: readonly Toast[]): void {
  toasts = to
  for (const listener of listeners) listener()
}

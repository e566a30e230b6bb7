import { useEffect, useSyncExternalStore } from 'react'

/** What keys do on a page: `j`, `Enter`, `/`, `?`. Letters are given in lower case. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>

/**
 * Single keys act while no field is being written in and no dialog is open.
 * They can be switched off, as WCAG 2.2 criterion 2.1.4 asks of single-character keys.
 */
export function useKeys(map: KeyMap): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return
      if (!areKeysOn() || isWriting(event.target) || dialogIsOpen()) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      if (key === 'Enter' && isControl(event.target)) return
      const act = map[key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [map])
}

/** Whether single keys act, and the switch for it; kept on this device. */
export function useKeysOn(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, areKeysOn)
  return [
    on,
    (value) => {
      localStorage.setItem(STORE, value ? 'on' : 'off')
      for (const listener of listeners) listener()
    },
  ]
}

const STORE = 'yiwang.officer.keys'
const listeners = new Set<() => void>()
const areKeysOn = () => localStorage.getItem(STORE) !== 'off'

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  )
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('a, button, [role=button], [role=tab], [role=menuitem], summary') !== null
  )
}

function dialogIsOpen(): boolean {
  return [...document.querySelectorAll('[role=dialog][aria-modal=true]')].some((dialog) =>
    dialog.checkVisibility(),
  )
}

import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'
export type Theme = 'system' | 'light' | 'dark'
export type TypeSize = 'standard' | 'large'

/** How this person reads: kept on this device, shared by all faces. */
export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  readonly type: TypeSize
}

/** Reads and writes preferences to the page; call once before the first render. */
export function startPreferences(): void {
  apply()
  darkMedia.addEventListener('change', apply)
  window.addEventListener('storage', (event) => {
    if (event.key !== STORE) return
    current = read()
    announce()
  })
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  try {
    localStorage.setItem(STORE, JSON.stringify(current))
  } catch {
    // A browser that keeps nothing still shows the change on this page.
  }
  announce()
}

/** The preferences now, outside of rendering. */
export function getPreferences(): Preferences {
  return current
}

/** What the page looks like now, where the theme follows the system. */
export function shownTheme(theme: Theme): 'light' | 'dark' {
  if (theme !== 'system') return theme
  return darkMedia.matches ? 'dark' : 'light'
}

const STORE = 'yiwang.preferences'
const darkMedia = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let current: Preferences = read()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function announce(): void {
  apply()
  for (const listener of listeners) listener()
}

function apply(): void {
  const root = document.documentElement
  root.lang = current.language === 'zh' ? 'zh-CN' : 'en'
  root.dataset['theme'] = shownTheme(current.theme)
  if (current.type === 'large') root.dataset['type'] = 'large'
  else delete root.dataset['type']
}

function read(): Preferences {
  const kept = parse()
  return {
    language: kept['language'] === 'en' ? 'en' : 'zh',
    theme: kept['theme'] === 'light' || kept['theme'] === 'dark' ? kept['theme'] : 'system',
    type: kept['type'] === 'large' ? 'large' : 'standard',
  }
}

function parse(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

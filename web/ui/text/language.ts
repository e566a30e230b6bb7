import type { Localized } from '#contract'
import { usePreferences, type Language } from '../preferences.ts'
import type { Catalogue } from './catalogue.ts'

/** The language in use: `zh` or `en`. */
export function useLanguage(): Language {
  return usePreferences().language
}

/** The texts of a catalogue in the language in use. */
export function useText<T>(texts: { readonly zh: T; readonly en: T }): T {
  return texts[useLanguage()]
}

/** Picks the language in use from a text of the contract. */
export function usePick(): (text: Localized) => string {
  const language = useLanguage()
  return (text) => text[language]
}

export type { Catalogue, Language }

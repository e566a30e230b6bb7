import type { searchFields, ServiceItem } from '#contract'
import { indexWords, queryWords } from '#platform/search'
import { closeness } from './closeness.ts'
import { plain, readingOf, type Reading } from './reading.ts'
import { commonForm } from './synonyms.ts'

type FieldName = (typeof searchFields)[number]

/** A title says what a matter is; an everyday word what people call it; the official name what officials do; a summary speaks of much. */
const weights = { title: 1, keyword: 0.9, name: 0.7, summary: 0.45 } as const satisfies Record<
  FieldName,
  number
>

/** Words in common count less than a text that answers as a whole. */
const WORDS_SHARE = 0.75
const LEAST_SCORE = 0.2
/** Hits far behind the best one are noise. */
const LEAST_OF_BEST = 0.35

const SAYS_NOTHING = /^[的了吗呢是我要想在和有个这那请问]*$/

interface Entry {
  readonly definition: ServiceItem
  readonly texts: readonly { field: FieldName; text: string; reading: Reading; words: ReadonlySet<string> }[]
}

export interface SearchIndex {
  readonly entries: readonly Entry[]
  /** In how many matters a word stands. */
  readonly frequency: ReadonlyMap<string, number>
}

export interface Hit {
  readonly definition: ServiceItem
  readonly score: number
  readonly because: { readonly field: FieldName; readonly text: string }
}

/** Builds the index of what is offered; some milliseconds a matter. */
export function buildIndex(definitions: readonly ServiceItem[]): SearchIndex {
  const entries = definitions.map((definition) => ({
    definition,
    texts: textsOf(definition).map(([field, text]) => ({
      field,
      text,
      reading: readingOf(text),
      words: new Set(indexWords(text).map(wordOf)),
    })),
  }))
  const frequency = new Map<string, number>()
  for (const { texts } of entries)
    for (const word of new Set(texts.flatMap(({ words }) => [...words])))
      frequency.set(word, (frequency.get(word) ?? 0) + 1)
  return { entries, frequency }
}

/** The matters that answer to what was said, the best first; equal ones in the order of their titles. */
export function searchIndex(index: SearchIndex, said: string): Hit[] {
  const asked = readingOf(said)
  if (SAYS_NOTHING.test(asked.text)) return []
  const words = weigh(index, queryWords(said).map(wordOf))
  const hits = index.entries.flatMap((entry) => bestOf(entry, asked, words) ?? [])
  const best = Math.max(0, ...hits.map(({ score }) => score))
  return hits
    .filter(({ score }) => score >= Math.max(LEAST_SCORE, best * LEAST_OF_BEST))
    .toSorted((a, b) => b.score - a.score || a.definition.title.zh.localeCompare(b.definition.title.zh, 'zh'))
}

function textsOf({ title, keywords, name, summary }: ServiceItem): [FieldName, string][] {
  return [
    ['title', title.zh],
    ['title', title.en],
    ...keywords.map((word): [FieldName, string] => ['keyword', word]),
    ['name', name.zh],
    ['name', name.en],
    ['summary', summary.zh],
    ['summary', summary.en],
  ]
}

function wordOf(word: string): string {
  return commonForm(plain(word))
}

type Weighed = readonly { word: string; weight: number }[]

/** A word that few matters have tells more; one that none has still takes its share, so that a hit by one word of many stays weak. */
function weigh({ entries, frequency }: SearchIndex, words: readonly string[]): Weighed {
  const telling = [...new Set(words)].filter((word) => word !== '')
  const weighed = telling.map((word) => ({
    word,
    weight:
      Math.log(1 + entries.length / (frequency.get(word) ?? entries.length / 2 + 1)) *
      Math.min(2, word.length),
  }))
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  return weighed.map(({ word, weight }) => ({ word, weight: total > 0 ? weight / total : 0 }))
}

function bestOf({ definition, texts }: Entry, asked: Reading, words: Weighed): Hit | undefined {
  const said = new Set<string>()
  let best: Hit | undefined
  for (const { field, text, reading, words: held } of texts) {
    const shared = words.filter(({ word }) => held.has(word))
    for (const { word } of shared) said.add(word)
    const share = shared.reduce((sum, { weight }) => sum + weight, 0)
    const score = weights[field] * Math.max(closeness(asked, reading), WORDS_SHARE * share)
    if (score > (best?.score ?? 0)) best = { definition, score, because: { field, text } }
  }
  // Words found in different texts of one matter tell more together than the best text alone.
  const together = words.filter(({ word }) => said.has(word)).reduce((sum, { weight }) => sum + weight, 0)
  return best && { ...best, score: Math.min(1, 0.9 * best.score + 0.1 * together) }
}

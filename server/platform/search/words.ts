import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** The words a text is found by, in order and with repeats: long words also give the shorter ones inside them. */
export function indexWords(text: string): string[] {
  return segmenter().cutForSearch(text.toLowerCase(), true).filter(isWord)
}

/** The different words of a question, without the particles that say nothing. */
export function queryWords(text: string): string[] {
  const words = segmenter().cut(text.toLowerCase(), true).filter(isWord)
  const telling = words.filter((word) => !PARTICLES.has(word))
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, 32)
}

/** A PostgreSQL tsvector literal made here, so that no text search parser of the server's locale has a say. */
export function toTsvector(
  weighted: readonly { readonly words: readonly string[]; readonly weight: 'A' | 'B' | 'C' | 'D' }[],
): string {
  // Half a million words go through here when the law library loads: one string a word, no lists.
  const places = new Map<string, string>()
  let at = 0
  for (const { words, weight } of weighted)
    for (const word of words) {
      if (at < LAST_POSITION) at++
      const known = places.get(word)
      if (known === undefined) places.set(word, `${at}${weight}`)
      else if (at < LAST_POSITION && known.length < MOST_PLACES_LENGTH)
        places.set(word, `${known},${at}${weight}`)
    }
  let literal = ''
  for (const [word, found] of places) literal += `${quote(word)}:${found} `
  return literal.trimEnd()
}

/** A PostgreSQL tsquery literal that wants all or any of the words; undefined when there are none. */
export function toTsquery(words: readonly string[], want: 'all' | 'any'): string | undefined {
  return words.length === 0 ? undefined : words.map(quote).join(want === 'all' ? ' & ' : ' | ')
}

/** PostgreSQL keeps positions up to 16383 and 255 of one word; it drops what is beyond, and this keeps the literal short. */
const LAST_POSITION = 16_383
const MOST_PLACES_LENGTH = 1_500

const PARTICLES = new Set(
  '的 了 和 与 或 及 在 是 我 要 想 吗 呢 怎么 如何 什么 有 对 从 到 被 把 个 这 那 the a an of to'.split(
    ' ',
  ),
)

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && word.length <= 64
}

function quote(word: string): string {
  return /['\\]/.test(word) ? `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${word}'`
}

let loaded: Jieba | undefined

/** The dictionary takes a quarter of a second and tens of megabytes: loaded once, when first asked for. */
function segmenter(): Jieba {
  return (loaded ??= Jieba.withDict(dict))
}

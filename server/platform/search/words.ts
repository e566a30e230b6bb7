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
  const positions = new Map<string, string[]>()
  let at = 0
  for (const { words, weight } of weighted)
    for (const word of words) {
      at = Math.min(at + 1, LAST_POSITION)
      const known = positions.get(word)
      if (!known) positions.set(word, [`${at}${weight}`])
      else if (known.length < MOST_POSITIONS && at < LAST_POSITION) known.push(`${at}${weight}`)
    }
  return [...positions].map(([word, places]) => `${quote(word)}:${places.join(',')}`).join(' ')
}

/** A PostgreSQL tsquery literal that wants all or any of the words; undefined when there are none. */
export function toTsquery(words: readonly string[], want: 'all' | 'any'): string | undefined {
  return words.length === 0 ? undefined : words.map(quote).join(want === 'all' ? ' & ' : ' | ')
}

/** PostgreSQL keeps positions up to 16383 and at most 255 of one word. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255

const PARTICLES = new Set(
  '的 了 和 与 或 及 在 是 我 要 想 吗 呢 怎么 如何 什么 有 对 从 到 被 把 个 这 那 the a an of to'.split(
    ' ',
  ),
)

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && word.length <= 64
}

function quote(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

let loaded: Jieba | undefined

/** The dictionary takes a quarter of a second and tens of megabytes: loaded once, when first asked for. */
function segmenter(): Jieba {
  return (loaded ??= Jieba.withDict(dict))
}

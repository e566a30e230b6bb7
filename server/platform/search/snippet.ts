export interface Snippet {
  readonly text: string
  /** Start and end of each found word in the text. */
  readonly marks: readonly (readonly [number, number])[]
}

/** The stretch of a text, about `length` characters, that holds most of the words, with the places of the words in it. */
export function snippetOf(text: string, words: readonly string[], length = 120): Snippet {
  const hits = placesOf(text, words)
  const start = windowStart(text, hits, length)
  const end = Math.min(text.length, start + length)
  const [before, after] = [start > 0 ? '…' : '', end < text.length ? '…' : '']
  return {
    text: before + text.slice(start, end) + after,
    marks: hits
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]): [number, number] => [from - start + before.length, to - start + before.length]),
  }
}

/** Where the words stand in the text, in order and without overlaps. */
function placesOf(text: string, words: readonly string[]): [number, number][] {
  const lower = text.toLowerCase()
  const found: [number, number][] = []
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0 && word; at = lower.indexOf(word, at + word.length))
      found.push([at, at + word.length])
  found.sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd)
  let last = 0
  return found.filter(([from, to]) => from >= last && (last = to) > 0)
}

function windowStart(text: string, hits: readonly (readonly [number, number])[], length: number): number {
  if (text.length <= length) return 0
  let [best, most] = [0, 0]
  for (const [from] of hits) {
    const inside = hits.filter(([start, end]) => start >= from && end <= from + length).length
    if (inside > most) [best, most] = [from, inside]
  }
  return Math.max(0, Math.min(best - Math.floor(length / 6), text.length - length))
}

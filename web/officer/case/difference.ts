/** A piece of a value, and whether the other value has it too. */
export interface Piece {
  text: string
  changed: boolean
}

/** Two values side by side: what of each is missing in the other, by the longest common subsequence. Numbers and Latin words differ as a whole. */
export function compareTexts(left: string, right: string): { left: Piece[]; right: Piece[] } {
  const a = tokens(left)
  const b = tokens(right)
  const lengths = commonLengths(a, b)
  const keptA = new Set<number>()
  const keptB = new Set<number>()
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      keptA.add(i++)
      keptB.add(j++)
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) i++
    else j++
  }
  return { left: pieces(a, keptA), right: pieces(b, keptB) }
}

const tokens = (value: string) => value.match(/[0-9A-Za-z]+|[^0-9A-Za-z]/gu) ?? []

function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? []
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] =
        a[i] === b[j] ? 1 + at(lengths, i + 1, j + 1) : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

const at = (lengths: readonly number[][], i: number, j: number) => lengths[i]?.[j] ?? 0

function pieces(characters: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const result: Piece[] = []
  characters.forEach((character, index) => {
    const changed = !kept.has(index)
    const last = result.at(-1)
    if (last?.changed === changed) last.text += character
    else result.push({ text: character, changed })
  })
  return result
}

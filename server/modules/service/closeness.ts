import { isLatin, type Reading } from './reading.ts'

/** How well what somebody says answers to a text, 0 to 1; only the shape of the words, not their weight. */
export function closeness(asked: Reading, held: Reading): number {
  if (asked.text === '' || held.text === '') return 0
  if (asked.text === held.text) return 1
  const written = Math.max(within(asked.text, held.text), inOrder(asked.text, held.text))
  if (written > 0) return written
  const spoken = isLatin(asked.text) ? bySound(asked.text, held) : sameSound(asked, held)
  return Math.max(spoken, slip(asked.own, held.own))
}

/** One holds the other whole. A long question that names a short word of ours says more than a short word does of a long text. */
function within(asked: string, held: string): number {
  if (isLatin(asked) && asked.length < 2) return 0
  if (held.startsWith(asked)) return 0.9
  if (held.includes(asked)) return asked.length === 1 ? 0.4 : 0.8
  return held.length >= 2 && asked.includes(held) ? 0.75 + 0.1 * (held.length / asked.length) : 0
}

/** Our word with a few words between its parts: 开个小饭馆 for 开饭馆. The first and last characters are both said, and at most as many others come between. */
function inOrder(asked: string, held: string): number {
  if (held.length < 3 || isLatin(held)) return 0
  const begin = asked.indexOf(held.charAt(0))
  if (begin < 0) return 0
  let at = begin
  for (const character of held) {
    at = asked.indexOf(character, at) + 1
    if (at === 0) return 0
  }
  return at - begin <= held.length + Math.max(2, Math.floor(held.length / 2)) ? 0.7 : 0
}

/** Pinyin in full from the start of a syllable on, or the initials of syllables that follow each other. */
function bySound(asked: string, { sound, starts, initials }: Reading): number {
  if (asked.length < 2) return 0
  if (asked === sound) return 0.95
  if (asked === initials) return 0.9
  const at = positions(sound, asked).filter((position) => starts.has(position))
  if (at.length > 0) return at.includes(0) ? 0.85 : 0.7
  if (initials.startsWith(asked)) return 0.75
  return asked.length >= 3 && initials.includes(asked)
    ? 0.55
    : asked.length >= 6 && distance(asked, sound, 2) <= 2
      ? 0.5
      : 0
}

/** What an input method offers wrongly sounds right: 高令津贴. */
function sameSound(asked: Reading, held: Reading): number {
  if (asked.sound.length < 4) return 0
  if (asked.sound === held.sound) return 0.85
  return positions(held.sound, asked.sound).some((position) => held.starts.has(position)) ? 0.65 : 0
}

/** A character wrong, missing, too many or exchanged: one in three or more, two in six or more. */
function slip(asked: string, held: string): number {
  if (isLatin(asked) || asked.length < 3) return 0
  const allowed = asked.length >= 6 ? 2 : 1
  const slips = distance(asked, held, allowed)
  return slips <= allowed ? 0.7 - 0.15 * slips : 0
}

function positions(text: string, part: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at)
  return found
}

/** Optimal string alignment distance; more than `most` comes back as `most + 1`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const exchanged =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        exchanged ? (before[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    if (Math.min(...current) > most) return most + 1
    before = above
    above = current
  }
  return Math.min(above[other.length] ?? 0, most + 1)
}

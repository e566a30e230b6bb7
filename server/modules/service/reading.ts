import { pinyin } from 'pinyin-pro'
import { fromChinese } from '#modules/law'
import { commonForm } from './synonyms.ts'

/** A text as it is compared: written alike, spoken, and by the first letters of its syllables. */
export interface Reading {
  /** With synonyms in their common form. */
  readonly text: string
  /** As it was written, for slips of the pen. */
  readonly own: string
  /** Syllables without tones, joined: gaolingjintie. Latin letters and digits stand as they are. */
  readonly sound: string
  /** Where syllables begin in `sound`. */
  readonly starts: ReadonlySet<number>
  readonly initials: string
}

/** Reads a text for comparison: width, case, punctuation and the way numbers are written make no difference. */
export function readingOf(written: string): Reading {
  const own = plain(written)
  // Synonyms are one in writing; the sound is that of the word itself.
  const syllables = pinyin(own, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' }).map(
    (syllable) => syllable.replaceAll(/\s/g, ''),
  )
  const starts = new Set<number>()
  let sound = ''
  for (const syllable of syllables) {
    starts.add(sound.length)
    sound += syllable
  }
  return {
    text: commonForm(own),
    own,
    sound,
    starts,
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
  }
}

/** NFKC, lower case, letters and digits only; 八十岁 and 80岁 are one (numbers that count something, of two characters or before a unit). */
export function plain(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '')
    .replaceAll(
      /[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九](?=岁|周岁|级|个月|年内)/g,
      (number) => String(fromChinese(number) ?? number),
    )
}

export function isLatin(text: string): boolean {
  return /^[a-z0-9ü]+$/.test(text)
}

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { findingText, sayFinding } from './finding-words.ts'

// The parts of the interface ask the browser what people prefer; words alone need none.
vi.mock('#web/ui', () => ({
  catalogue: (entries: Record<string, readonly unknown[]>) => ({
    zh: Object.fromEntries(Object.entries(entries).map(([key, [zh]]) => [key, zh])),
    en: Object.fromEntries(Object.entries(entries).map(([key, [, en]]) => [key, en])),
  }),
}))

const matter = join(import.meta.dirname, '../../../server/modules/matter')
const sources = [
  ...globSync('pack/check*.ts', { cwd: matter }),
  'design/check.ts',
  'standard/compare.ts',
].filter((file) => !file.endsWith('.test.ts'))

const PLACE = '…'
/** What may stand in a place: a name, a number, an article. */
const SAMPLES = ['x', '7', 'law:食品安全法#33.1']

/** What the source of a check can say: its literals that are words, with something in place of what is filled in. */
function sayings(file: string): string[] {
  const source = readFileSync(join(matter, file), 'utf8').replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  return Array.from(source.matchAll(/'([^'\n]* [^'\n]*)'|`([^`\n]* [^`\n]*)`/g), ([, plain, filled]) =>
    (plain ?? filled ?? '').replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, PLACE),
  ).filter((saying) => /[a-z]{2,} [a-z]/.test(saying) && !/\b(?:instanceof|return)\b/.test(saying))
}

const all = [...new Set(sources.flatMap(sayings))].filter(
  // 'kinds of departments', 'codes of regions': parts of others.
  (saying) => !/^(?:kinds|codes) of /.test(saying),
)

test('the checks say enough to be read here', () => {
  expect(all.length).toBeGreaterThan(75)
})

test.each(all)('%s: is said in Chinese too', (saying) => {
  const said = SAMPLES.map((sample) => sayFinding(saying.replaceAll(PLACE, sample), findingText.zh))
  expect(said.filter((zh) => /\p{Script=Han}/u.test(zh) && !zh.startsWith('读不懂'))).not.toEqual([])
})

test('names that a saying carries over are said in Chinese where they have a name', () => {
  expect(sayFinding('the service ask-bank is not registered', findingText.zh)).toBe(
    '平台里没有登记ask-bank（服务）',
  )
  expect(sayFinding('lacks what the level above sets: 营业执照', findingText.zh)).toBe(
    '上级标准里有，这里缺：营业执照',
  )
})

test('what an engine below says is quoted', () => {
  expect(sayFinding('a & b: Unmatched symbol', findingText.zh)).toBe(
    '读不懂，出错的地方：a & b: Unmatched symbol',
  )
  expect(sayFinding('a & b: Unmatched symbol', findingText.en)).toBe('a & b: Unmatched symbol')
})

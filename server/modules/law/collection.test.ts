import { expect, test } from 'vitest'
import { readCollection, versionsOf } from './collection.ts'
import { dateAtStart, paragraphsOf, partOf } from './parse.ts'

const versions = versionsOf(readCollection())
const get = (name: string, version?: string) =>
  versions.filter((entry) => entry.name === name && (!version || entry.version === version))
const article = (name: string, number: number) =>
  get(name)
    .at(-1)
    ?.articles.find((entry) => entry.number === number)?.text ?? ''

test('100 versions of 90 statutes hold 6,803 articles', () => {
  expect(versions).toHaveLength(100)
  expect(new Set(versions.map(({ name }) => name)).size).toBe(90)
  expect(versions.flatMap(({ articles }) => articles)).toHaveLength(6803)
})

test('articles are numbered without a gap in every statute', () => {
  for (const { name, articles } of versions) {
    const numbers = articles.filter(({ insertion }) => insertion === 0).map(({ number }) => number)
    expect([name, ...numbers]).toEqual([name, ...numbers.map((_, at) => at + 1)])
  }
})

test('no heading, blank or invisible sign is left in an article', () => {
  const bad = versions.flatMap(({ name, articles }) =>
    articles
      .filter(({ text }) => /^#|[\u200B\uFEFF\u3000]|\n\n|^\s|\s$/m.test(text) || !text)
      .map(({ number }) => `${name}#${number}`),
  )
  expect(bad).toEqual([])
})

test('articles know their headings', () => {
  const found = get('行政许可法')[0]?.articles.find(({ number }) => number === 32)
  expect(found).toMatchObject({
    part: null,
    chapter: '第四章 行政许可的实施程序',
    section: '第一节 申请与受理',
  })
  expect(get('个人信息保护法')[0]?.articles[0]?.chapter).toBe('第一章 总则')
})

test.each([
  ['行政许可法', '2019-04-23', '2019-04-23', 'custom', null],
  ['行政复议法', '2017-09-01', '2018-01-01', 'decision', '2023-12-31'],
  ['行政复议法', '2023-09-01', '2024-01-01', 'text', null],
  ['突发事件应对法', '2007-08-30', '2007-11-01', 'text', '2024-10-31'],
  ['突发事件应对法', '2024-06-28', '2024-11-01', 'text', null],
  ['公司法', '2018-10-26', '2018-10-26', 'custom', '2024-06-30'],
  ['公司法', '2023-12-29', '2024-07-01', 'text', null],
  ['统计法', '2024-09-13', '2024-09-13', 'custom', null],
  ['信访条例', '2005-01-10', '2005-05-01', 'text', '2022-04-30'],
  ['信访工作条例', '2022-02-25', '2022-05-01', 'text', null],
  ['道路运输条例', '2019-03-02', '2019-03-02', 'custom', '2022-04-30'],
  ['道路运输条例', '2022-03-29', '2022-05-01', 'decision', '2023-07-19'],
  ['市场主体登记管理条例', '2021-07-27', '2022-03-01', 'text', null],
  ['户口登记条例', '1958-01-09', '1958-01-09', 'custom', null],
])('%s of %s is in force from %s (%s) to %s', (name, version, effectiveFrom, startBasis, effectiveTo) => {
  expect(get(name, version)[0]).toMatchObject({ effectiveFrom, startBasis, effectiveTo })
})

test('no two versions of a statute are in force on one day, and none begins before its adoption', () => {
  for (const version of versions) {
    expect(version.effectiveFrom >= version.version).toBe(true)
    expect(version.effectiveTo === null || version.effectiveTo >= version.effectiveFrom).toBe(true)
    const overlapping = versions.filter(
      (other) =>
        other !== version &&
        other.name === version.name &&
        other.effectiveFrom <= (version.effectiveTo ?? '9999') &&
        (other.effectiveTo ?? '9999') >= version.effectiveFrom,
    )
    expect(overlapping.map((other) => `${other.name} ${other.version}`)).toEqual([])
  }
})

test('a version is ended by its successor only when no amendment between them is missing from the collection', () => {
  const missing = versions.flatMap((later) =>
    get(later.name)
      .filter(
        (earlier) =>
          earlier.version < later.version &&
          earlier.effectiveTo !== null &&
          earlier.replacedBy === earlier.name,
      )
      .flatMap((earlier) =>
        later.history
          .map((line) => dateAtStart(line) ?? '')
          .filter((day) => day > earlier.version && day < later.version),
      )
      .filter((day) => get(later.name, day).length === 0)
      .map((day) => `${later.name} ${day}`),
  )
  expect(missing).toEqual([])
})

test('paragraphs and items are told apart', () => {
  const text = article('行政许可法', 32)
  expect(paragraphsOf(text).map(({ items }) => items.length)).toEqual([5, 0])
  expect(partOf(text, { paragraph: 1, item: 4 })).toContain('五日内一次告知申请人需要补正的全部内容')
  expect(partOf(text, { paragraph: undefined, item: 4 })).toBe(partOf(text, { paragraph: 1, item: 4 }))
  expect(partOf(text, { paragraph: 2, item: undefined })).toMatch(/^行政机关受理或者不予受理行政许可申请/)
  expect(partOf(text, { paragraph: 1, item: undefined })).toContain('（五）')
  expect(partOf(text, { paragraph: 3, item: undefined })).toBeUndefined()
  expect(partOf(text, { paragraph: 2, item: 1 })).toBeUndefined()
  expect(partOf(article('劳动合同法', 57), { paragraph: 2, item: undefined })).toContain('经营劳务派遣业务')
})

test('目 stay with their 项, and the 款 after them begins anew', () => {
  const text =
    '有下列情形之一的：\n（一）事实不清；\n1.主要事实；\n2.次要事实；\n（二）违法。\n前款所称违法。'
  expect(paragraphsOf(text)).toEqual([
    {
      text: '有下列情形之一的：',
      items: [
        { number: 1, text: '（一）事实不清；\n1.主要事实；\n2.次要事实；' },
        { number: 2, text: '（二）违法。' },
      ],
    },
    { text: '前款所称违法。', items: [] },
  ])
})

import { expect, test } from 'vitest'
import { readGuide } from './guide-words.ts'

test('reads headings, paragraphs and both kinds of lists', () => {
  const sections = readGuide(
    '## 谁能办\n\n都符合就能领：\n\n- 满80周岁\n- 户口在本市\n\n## 怎么办\n\n1. 核对\n2. 提交\n\n不方便上网，\n可以去窗口。\n',
  )
  expect(sections).toEqual([
    {
      heading: '谁能办',
      blocks: [
        { kind: 'paragraph', text: '都符合就能领：' },
        { kind: 'bullets', items: ['满80周岁', '户口在本市'] },
      ],
    },
    {
      heading: '怎么办',
      blocks: [
        { kind: 'numbers', items: ['核对', '提交'] },
        { kind: 'paragraph', text: '不方便上网，可以去窗口。' },
      ],
    },
  ])
})

test('a text without headings has no sections', () => {
  expect(readGuide('只有一段')).toEqual([])
})

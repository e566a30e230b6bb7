import { expect, test } from 'vitest'
import { labelOf, mayAsk, takesFiles } from './material.ts'

const held = { library: 'legal-entity', label: { zh: '法人库', en: 'Legal-entity library' } }

test('files are given for what nobody has and no form makes', () => {
  expect(takesFiles({ copies: 1, form: 'electronic' })).toBe(true)
  expect(takesFiles({ copies: 1, form: 'either' })).toBe(true)
  expect(takesFiles({ copies: 1, form: 'paper' })).toBe(false)
  expect(takesFiles({ copies: 0, form: 'electronic' })).toBe(false)
  expect(takesFiles({ copies: 1, form: 'electronic', held })).toBe(false)
})

test('what is held or accepted is not asked for; what is missing or new may be', () => {
  expect(mayAsk({ held }, [])).toBe(false)
  expect(mayAsk({}, [])).toBe(true)
  expect(mayAsk({}, [{ acceptedAt: null }])).toBe(true)
  expect(mayAsk({}, [{ acceptedAt: '2026-05-03' }])).toBe(false)
  expect(mayAsk({}, [{ acceptedAt: '2026-05-03' }, { acceptedAt: null }])).toBe(true)
})

test.each([
  ['食品安全管理制度.pdf', '食品安全管理制度.pdf'],
  ['IMG_2026.HEIC', 'IMG_2026.pdf'],
  ['/etc/passwd', 'passwd.pdf'],
  ['C:\\照片\\平面图.exe', '平面图.pdf'],
  ['..', '材料.pdf'],
  ['', '材料.pdf'],
  ['a\u202egnp.exe', 'agnp.pdf'],
  ['第一版.2026.定稿', '第一版.2026.定稿.pdf'],
])('the name %s is the label %s', (given, label) => {
  expect(labelOf(given, 'application/pdf')).toBe(label)
})

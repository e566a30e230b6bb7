import { expect, test } from 'vitest'
import { checkExpression, evaluateExpression, ExpressionFailed } from './expression.ts'
import { checkTemplate, fillTemplate } from './template.ts'

test('expressions work on values and in exact decimals', () => {
  expect(evaluateExpression('subject.age >= 80', { subject: { age: 81 } })).toBe(true)
  expect(evaluateExpression('0.1 + 0.2 == 0.3', {})).toBe(true)
})

test('a failing expression names itself and not the values', () => {
  const fail = () =>
    evaluateExpression('facts.disability.grade >= 1', { facts: { disability: { grade: '秘密' } } })
  expect(fail).toThrow(ExpressionFailed)
  expect(fail).toThrow(/facts\.disability\.grade >= 1/)
  expect(fail).not.toThrow(/秘密/)
})

test('checking tells bad writing from missing values', () => {
  expect(checkExpression('subject.age >= 80 and facts.x.y > 1')).toBeUndefined()
  expect(checkExpression('subject.age >=')).toMatch(/Unexpected end/)
  expect(checkExpression('nothing(1)')).toBeTypeOf('string')
  expect(checkExpression('a & b')).toMatch(/Unmatched symbol/)
})

test('templates show values in both languages and a dash for what is absent', () => {
  const context = { subject: { name: '王秀英', age: 81, alive: true }, list: ['a', 'b'], empty: [] }
  const filled = fillTemplate(
    {
      zh: '{subject.name}{subject.age}岁，在世：{subject.alive}，{list}',
      en: '{subject.alive} {list} {empty} {subject.phone} {constructor}',
    },
    context,
  )
  expect(filled).toEqual({ zh: '王秀英81岁，在世：是，a、b', en: 'yes a, b — — —' })
})

test('a template may only read paths of known roots', () => {
  expect(
    checkTemplate({ zh: '{outputs.monthlyYuan}元', en: '{outputs.monthlyYuan} yuan' }, ['outputs']),
  ).toEqual([])
  expect(checkTemplate({ zh: '{output.x}', en: '{a + b}' }, ['outputs'])).toHaveLength(2)
})

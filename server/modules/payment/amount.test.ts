import { expect, test } from 'vitest'
import { inCapitals, yuanText } from './amount.ts'

test.each([
  [1000, '壹拾元整'],
  [140950, '壹仟肆佰零玖元伍角整'],
  [600714, '陆仟零柒元壹角肆分'],
  // 零 may be left out where the thousand or the jiao is not zero.
  [10700053, '壹拾万柒仟元伍角叁分'],
  [1640902, '壹万陆仟肆佰零玖元零贰分'],
  [32504, '叁佰贰拾伍元零肆分'],
  [100_000_000_00, '壹亿元整'],
  [1_0001_00, '壹万零壹元整'],
  [5, '伍分'],
  [50, '伍角整'],
])('%i fen are %s', (fen, text) => {
  expect(inCapitals(fen)).toBe(text)
})

test('yuan have two decimals', () => {
  expect([yuanText(5), yuanText(50), yuanText(1000)]).toEqual(['0.05', '0.50', '10.00'])
})

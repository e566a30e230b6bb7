import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commit, draw, isAsCommitted, type Lot } from './draw.ts'

const SALT = '00112233445566778899aabbccddeeff'
const lots: Lot[] = ['周岚', '郭静', '王磊', '李娜', '张伟', '刘洋'].map((name, index) => ({
  number: `140702000283${index + 3}`,
  name,
}))
const nobody: ReadonlySet<string> = new Set()
const lists = fc.uniqueArray(fc.record({ number: fc.stringMatching(/^\d{1,14}$/), name: fc.string() }), {
  selector: ({ number }) => number,
  maxLength: 12,
})

test('a draw comes out the same for whoever repeats it, in whatever order the list is given', () => {
  fc.assert(
    fc.property(lists, fc.string(), fc.nat(4), (list, value, size) => {
      const first = draw(commit(list, SALT), value, { size, passOver: nobody })
      const again = draw(commit(list.toReversed(), SALT), value, { size, passOver: nobody })
      expect(again).toEqual(first)
      expect(first.order.toSorted()).toEqual(list.map(({ number }) => number).toSorted())
      expect(first.drawn).toEqual(first.order.slice(0, size))
    }),
  )
})

test('the seed is SM3(commitment ‖ public value), as anybody may compute it', () => {
  // As `openssl dgst -sm3` computes both, and the order by SM3(seed ‖ number).
  const commitment = commit(lots, SALT)
  expect(commitment.digest).toBe('55fa055de75034ae85baaeeae07727bf6fd1611b9e654de1595c57f179d66aad')
  const drawn = draw(commitment, '2026309:527', { size: 2, passOver: nobody })
  expect(drawn.seed).toBe('539333aaaee3ac9d060b66084bc267d0f22c026edaf945c11b7e983fa2b473c5')
  expect(drawn.order.map((number) => number.slice(-1)).join('')).toBe('643587')
  expect(drawn.drawn).toEqual(['1407020002836', '1407020002834'])
})

test('whoever is passed over is never drawn, and the others keep their order', () => {
  fc.assert(
    fc.property(lists, fc.string(), fc.array(fc.nat(11)), (list, value, places) => {
      const commitment = commit(list, SALT)
      const passOver = new Set(places.flatMap((place) => list[place]?.number ?? []))
      const all = draw(commitment, value, { size: list.length, passOver: nobody })
      const { drawn, passedOver } = draw(commitment, value, { size: list.length, passOver })
      expect(drawn).toEqual(all.drawn.filter((number) => !passOver.has(number)))
      expect(new Set(passedOver)).toEqual(passOver)
    }),
  )
})

test('another list, salt or algorithm is not what was settled on', () => {
  const commitment = commit(lots, SALT)
  expect(isAsCommitted(commitment)).toBe(true)
  expect(isAsCommitted({ ...commitment, list: lots.slice(1) })).toBe(false)
  expect(isAsCommitted({ ...commitment, list: [...lots, { number: '1', name: '添' }] })).toBe(false)
  expect(isAsCommitted({ ...commitment, salt: SALT.replace('0', '1') })).toBe(false)
  expect(isAsCommitted({ ...commitment, algorithm: 'yiwang-draw/2' })).toBe(false)
})

test('over many public values everybody is drawn about as often', () => {
  const commitment = commit(lots, SALT)
  const times = new Map<string, number>()
  for (let day = 0; day < 3_000; day++)
    for (const number of draw(commitment, String(day), { size: 2, passOver: nobody }).drawn)
      times.set(number, (times.get(number) ?? 0) + 1)
  // 1000 each are expected, with a standard deviation of 26.
  expect([...times.values()].every((count) => Math.abs(count - 1_000) < 130)).toBe(true)
  expect(times.size).toBe(lots.length)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trackKinds } from '#contract'
import { answerOf, stateOf, type Seen } from './parcel.ts'

const seen = (kind: Seen['kind'], minute: number): Seen => ({
  id: `${kind}-${minute}`,
  kind,
  at: `2026-11-23T02:${String(minute).padStart(2, '0')}:00Z`,
})

test('the last place it was seen counts, not the last that was told', () => {
  expect(stateOf(null, [])).toBe('made')
  expect(stateOf('E1', [])).toBe('ordered')
  expect(stateOf('E1', [seen('out', 9), seen('collected', 1), seen('moving', 5)])).toBe('out')
})

test('who signed for it has it, whatever is told afterwards', () => {
  expect(stateOf('E1', [seen('delivered', 9), seen('moving', 20), seen('returned', 30)])).toBe('delivered')
})

test('in any order, and told any number of times, it stands the same', () => {
  const events = fc.array(fc.record({ kind: fc.constantFrom(...trackKinds), minute: fc.nat(59) }), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat(7)), (known, chance) => {
      const track = known.map(({ kind, minute }) => seen(kind, minute))
      const shuffled = [...track, ...track]
        .map((each) => ({ each, at: chance.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ each }) => each)
      expect(stateOf('E1', shuffled)).toBe(stateOf('E1', track))
      const ends = track.some(({ kind }) => ['delivered', 'returned', 'lost'].includes(kind))
      expect(answerOf(stateOf('E1', track)) !== undefined).toBe(ends)
    }),
  )
})

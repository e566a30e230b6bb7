import { expect, test } from 'vitest'
import { asked, changedBetween, digestOf } from './drawings.ts'

const sheet = (...digests: string[]) => digests.map((digest) => ({ digest, name: `${digest}.pdf` }))
const first = { architecture: sheet('a1'), structure: sheet('s1'), fire: sheet('f1') }
const reviewers = [
  { name: 'structure', sheets: ['architecture', 'structure'] },
  { name: 'fire', sheets: ['architecture', 'fire'] },
]

test('a set is what its sheets hold: neither names nor the order of files make another', () => {
  const two = { structure: sheet('s1', 's2') }
  expect(digestOf(two)).toBe(
    digestOf({
      structure: [
        { digest: 's2', name: 'x' },
        { digest: 's1', name: 'y' },
      ],
    }),
  )
  expect(digestOf(two)).not.toBe(digestOf({ structure: sheet('s1') }))
  expect(digestOf(two)).not.toBe(digestOf({ fire: sheet('s1', 's2') }))
})

test('a sheet that is new, gone or other has changed', () => {
  expect(changedBetween(first, { ...first, fire: sheet('f2'), defence: sheet('d1') })).toEqual([
    'defence',
    'fire',
  ])
  expect(changedBetween(first, { architecture: sheet('a1'), structure: sheet('s1') })).toEqual(['fire'])
  expect(changedBetween(first, structuredClone(first))).toEqual([])
})

test('who passed looks again only where a sheet of their own changed', () => {
  expect(asked(reviewers, first, new Map())).toEqual({ structure: true, fire: true })
  const passed = new Map([['structure', first]])
  expect(asked(reviewers, { ...first, fire: sheet('f2') }, passed)).toEqual({ structure: false, fire: true })
  expect(asked(reviewers, { ...first, architecture: sheet('a2') }, passed)).toEqual({
    structure: true,
    fire: true,
  })
})

test('at a visit who is content once stays so', () => {
  const visitors = [
    { name: 'planning', sheets: [] },
    { name: 'records', sheets: [] },
  ]
  expect(asked(visitors, {}, new Map([['planning', null]]))).toEqual({ planning: false, records: true })
})

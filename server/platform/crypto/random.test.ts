import { expect, test } from 'vitest'
import { isSameSecret, randomToken, uuidv7 } from './random.ts'

test('ids of one millisecond are distinct and sort in the order they were made', () => {
  const now = Temporal.Instant.from('2026-11-22T08:00:00Z')
  const ids = Array.from({ length: 10_000 }, () => uuidv7(now))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('an id carries its version, variant and time', () => {
  const now = Temporal.Instant.from('2031-01-02T03:04:05.678Z')
  const id = uuidv7(now)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now.epochMilliseconds)
})

test('a simulated clock far back gives ids of its own time', () => {
  uuidv7(Temporal.Instant.from('2032-01-01T00:00:00Z'))
  const past = Temporal.Instant.from('2025-01-01T00:00:00Z')
  expect(Number.parseInt(uuidv7(past).replaceAll('-', '').slice(0, 12), 16)).toBe(past.epochMilliseconds)
})

test('secrets are compared whole', () => {
  const token = randomToken()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(isSameSecret(token, `${token}`)).toBe(true)
  expect(isSameSecret(token, randomToken())).toBe(false)
  expect(isSameSecret(token, token.slice(1))).toBe(false)
})

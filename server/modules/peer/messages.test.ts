import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PeerEnvelope } from '#contract'
import { uuidv7 } from '#platform/crypto'
import { ownKey, signMessage } from './envelope.ts'
import { openPair, WANG, type Pair, type Side } from './pair.fixture.ts'

let pair: Pair
let here: Side
let there: Side
beforeAll(async () => {
  pair = await openPair()
  ;({ here, there } = pair)
}, 120_000)
afterAll(() => pair?.close())

const message = (given: Partial<PeerEnvelope> = {}): PeerEnvelope => ({
  id: uuidv7(here.world.clock.now()),
  from: ownKey(here.world.platform.keyStore).keyId,
  to: ownKey(there.world.platform.keyStore).keyId,
  thread: uuidv7(here.world.clock.now()),
  sequence: 1,
  kind: 'case.filed',
  writtenAt: here.world.clock.now().toString(),
  sentAt: there.world.clock.now().toString(),
  content: { slug: 'old-age-allowance', applicant: WANG, answers: {}, number: '1', unit: '太原' },
  ...given,
})

async function send(envelope: PeerEnvelope, signature?: string) {
  const signed = signature ?? (await signMessage(here.world.platform.keyStore, envelope))
  return there.city.anonymous().post('/api/v1/peer/messages', { envelope, signature: signed })
}

test('a message that is forged, altered, outdated, from the future, for another, or out of turn is refused', async () => {
  const good = message()
  const signature = await signMessage(here.world.platform.keyStore, good)
  const code = async (envelope: PeerEnvelope, given?: string) => (await send(envelope, given)).body.code
  expect(await code(message({ from: '0'.repeat(16) }))).toBe('peer.unknown')
  expect(await code(message({ to: '0'.repeat(16) }))).toBe('peer.unknown')
  expect(await code({ ...good, content: { ...good.content, number: '2' } }, signature)).toBe(
    'peer.signature-invalid',
  )
  expect(await code(good, Buffer.from('no signature').toString('base64'))).toBe('peer.signature-invalid')
  const at = (minutes: number) => there.world.clock.now().add({ minutes }).toString()
  expect(await code(message({ sentAt: at(-11) }))).toBe('peer.message-outdated')
  expect(await code(message({ sentAt: at(11) }))).toBe('peer.message-outdated')
  expect(await code(message({ sequence: 2 }))).toBe('peer.out-of-order')
  expect(await code(message({ writtenAt: '0000-01-01T00:00:00Z' }))).toBe('request.invalid')
  expect(await code(message({ content: { slug: 'old-age-allowance' } }))).toBe('request.invalid')
  expect(await code(message({ kind: 'case.withdrawn', content: { reason: '' } }))).toBe('peer.unknown')
  // What only the deciding side has to tell, of a case that is decided here.
  expect(await send(good, signature)).toMatchObject({ status: 200, body: { receipt: { message: good.id } } })
  const closed = message({
    thread: good.thread,
    sequence: 2,
    kind: 'case.closed',
    content: { milestone: 'decided', at: at(0), outcome: 'granted', reasons: [] },
  })
  expect(await code(closed)).toBe('peer.unknown')
  expect(await there.world.owner.read`select from peer.incoming where thread = ${good.thread}`).toHaveLength(
    1,
  )
})

test('content nested without end is refused as any other that is no message', async () => {
  const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const payload = JSON.stringify({ envelope: message(), signature: 'AAAA' }).replace(
    '"answers":{}',
    `"answers":{"a":${nested}}`,
  )
  const answer = await there.city.anonymous().raw({
    method: 'POST',
    url: '/api/v1/peer/messages',
    headers: { 'content-type': 'application/json' },
    payload,
  })
  expect(answer).toMatchObject({ status: 400, body: { code: expect.stringMatching(/^request\./) } })
})

test('the same message again, and at the same moment, has one receipt; under its id nothing else is taken', async () => {
  const good = message()
  const [one, two] = await Promise.all([send(good), send(good)])
  expect(one.body).toEqual(two.body)
  expect((await send({ ...good, sentAt: there.world.clock.now().toString() })).body).toEqual(one.body)
  expect((await send({ ...good, content: { ...good.content, number: '2' } })).body.code).toBe(
    'peer.message-altered',
  )
})

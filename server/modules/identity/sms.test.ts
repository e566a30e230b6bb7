import { afterEach, expect, test } from 'vitest'
import { startSmsGateway, type GatewayMood, type SmsGateway } from '#world'
import { httpSmsSender, smsSenderOf } from './sms.ts'

const SECRET = 'what the gateway and we both know'
const now = Temporal.Now.instant()
const message = {
  id: '01900000-0000-7000-8000-000000000001',
  phone: '19900000001',
  text: '【一网】验证码123456',
}
const gateways: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close()
})

async function startGateway(mood: GatewayMood) {
  const gateway = await startSmsGateway(mood, SECRET)
  gateways.push(gateway)
  return gateway
}

const senderTo = (gateway: SmsGateway, { secret = SECRET, timeoutMs = 5_000 } = {}) =>
  httpSmsSender({ url: gateway.url, secret, timeoutMs })
const unavailable = expect.objectContaining({ code: 'identity.sms-unavailable', status: 503 })

test('a message arrives as it was written, signed', async () => {
  const gateway = await startGateway('works')
  await senderTo(gateway).send(message, now)
  expect(gateway.sent).toEqual([`${message.phone} ${message.text}`])
})

test.each(['fails-once', 'hangs-once'] as const)(
  'a gateway that %s gets it at the second try, once',
  async (mood) => {
    const gateway = await startGateway(mood)
    await senderTo(gateway, { timeoutMs: 2_000 }).send(message, now)
    expect([gateway.sent.length, gateway.calls()]).toEqual([1, 2])
  },
)

test.each(['fails', 'hangs', 'breaks'] as const)(
  'a gateway that %s is given up after two tries',
  async (mood) => {
    const gateway = await startGateway(mood)
    await expect(senderTo(gateway, { timeoutMs: 200 }).send(message, now)).rejects.toEqual(unavailable)
    expect([gateway.sent.length, gateway.calls()]).toEqual([0, 2])
  },
)

test('the same message sent twice is one message', async () => {
  const gateway = await startGateway('works')
  await senderTo(gateway).send(message, now)
  await senderTo(gateway).send(message, now)
  expect(gateway.sent).toHaveLength(1)
})

test('a wrong secret or an old request is refused and not repeated', async () => {
  const gateway = await startGateway('works')
  await expect(senderTo(gateway, { secret: 'another' }).send(message, now)).rejects.toEqual(unavailable)
  await expect(senderTo(gateway).send(message, now.subtract({ minutes: 6 }))).rejects.toEqual(unavailable)
  expect([gateway.sent.length, gateway.calls()]).toEqual([0, 2])
})

test('a refusal carries neither the number nor the text', async () => {
  const gateway = await startGateway('fails')
  const error = await senderTo(gateway)
    .send(message, now)
    .catch((cause: Error) => cause)
  expect(String(error)).not.toMatch(/199|123456/)
})

test('production does not start without a gateway', () => {
  const config = { mode: 'production', sms: undefined }
  // Only these two settings are read.
  const platform = { config, database: undefined } as unknown as Parameters<typeof smsSenderOf>[0]
  expect(() => smsSenderOf(platform)).toThrow('YIWANG_SMS_URL')
})

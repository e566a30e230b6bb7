import { expect, test } from 'vitest'
import { createWorld } from '#world'
import { personas } from './personas.ts'
import { newestCode, PASSWORD, serveIdentity } from './test-server.ts'

test('every persona can be listed and become the one who asks', async () => {
  await using world = await createWorld()
  const server = await serveIdentity(world)
  const listed = (await server.browser().send('GET', '/demo/personas')).json().personas
  expect(listed.map((one: { persona: string }) => one.persona)).toEqual(personas.map((one) => one.persona))
  for (const { persona, kind, name } of listed) {
    const response = await server.browser().send('POST', '/demo/sign-in', { persona })
    expect(response.json().principal).toMatchObject({ kind, name })
  }
  await server.close()
})

test('an unknown persona is refused, and what is no name is invalid', async () => {
  await using world = await createWorld()
  const server = await serveIdentity(world)
  const browser = server.browser()
  expect((await browser.send('POST', '/demo/sign-in', { persona: '__proto__' })).json().code).toBe(
    'demo.persona-not-found',
  )
  expect((await browser.send('POST', '/demo/sign-in', { persona: 1 })).json().code).toBe('request.invalid')
  await server.close()
})

test('the outbox shows the code of an ordinary sign-in', async () => {
  await using world = await createWorld()
  const server = await serveIdentity(world)
  await server
    .browser()
    .send('POST', '/identity/sign-in/begin', { loginName: 'demo-son', password: PASSWORD })
  const { messages } = (await server.browser().send('GET', '/demo/sms-outbox')).json()
  expect(messages).toHaveLength(1)
  expect(messages[0].body).toContain(await newestCode(world))
  await server.close()
})

test('production has no demo operations, and demo accounts are nobody there', async () => {
  await using world = await createWorld({ mode: 'production' })
  const server = await serveIdentity(world, { demo: false })
  const browser = server.browser()
  for (const [method, url] of [
    ['GET', '/demo/personas'],
    ['POST', '/demo/sign-in'],
    ['GET', '/demo/sms-outbox'],
  ] as const)
    expect(
      (await browser.send(method, url, method === 'POST' ? { persona: 'mayor' } : undefined)).json().code,
    ).toBe('request.not-found')
  await server.close()
  const withDemo = await serveIdentity(world)
  const planted = withDemo.browser()
  const response = await planted.send('POST', '/demo/sign-in', { persona: 'mayor' })
  expect(response.json().code).toBe('identity.no-post')
  expect(planted.cookie).toBeUndefined()
  await withDemo.close()
})

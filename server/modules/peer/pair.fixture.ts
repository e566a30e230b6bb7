import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import type { CaseView, OutputOf, peerOperations } from '#contract'
import { createRelay } from '#modules/case'
import { createLedger } from '#modules/ledger'
import { uuidv7 } from '#platform/crypto'
import { callersOf, createWorld, openLine, type Caller, type Line, type World } from '#world'
import { ownKey } from './envelope.ts'
import { caseIdOf } from './take.ts'
import { deliver, tellPeers } from './index.ts'

export type Trail = OutputOf<typeof peerOperations.trail>
export type List = OutputOf<typeof peerOperations.list>

export interface Side {
  world: World
  city: Awaited<ReturnType<typeof callersOf>>
  /** The line that leads to it. */
  line: Line
  clerk: Caller
  admin: Caller
}

/** Two platforms that know each other: where it is handed in, and where it is decided. */
export interface Pair {
  readonly here: Side
  readonly there: Side
  /** The other one, as it is known here. */
  readonly peerId: string
  /** An hour goes by on both sides, and everything that is due is done. */
  hour(): Promise<void>
  /** Hands a case in here, and gives its id. */
  handIn(applicant?: Applicant): Promise<string>
  idThere(thread: string): string
  close(): Promise<void>
}

export interface Applicant {
  readonly name: string
  readonly identifier: string
  readonly phone: string
}

export const WANG = { name: '王秀兰', identifier: '149902194506120026', phone: '15400010001' }

export async function openPair(): Promise<Pair> {
  const keyFolder = await mkdtemp(join(tmpdir(), 'yiwang-peer-keys-'))
  const here = await open('太原市')
  const there = await open('晋中市', keyFolder)
  // Its rules are compiled once, which takes a busy machine longer than a visitor waits.
  let warm = 0
  for (let tries = 0; tries < 20 && warm !== 200; tries++)
    warm = (await there.city.anonymous().get('/api/v1/peer/offers')).status
  expect(warm).toBe(200)
  const peerId = await connect(here, there)
  await connect(there, here)
  // No card is known there, so their people look at every case.
  await there.world.owner.read`
    update registry.record set data = jsonb_set(data, '{cards}', '[]') where library = 'social-insurance'
      and subject_id = (select id from registry.subject where identifier = ${WANG.identifier})`
  const sides = [here, there]
  return {
    here,
    there,
    peerId,
    hour: async () => {
      for (const { world } of sides) world.clock.advance({ hours: 1 })
      for (let round = 0; round < 4; round++) for (const side of sides) await settle(side)
      // A session does not last an hour in which nothing is done.
      for (const side of sides) Object.assign(side, await people(side.city))
    },
    handIn: async (applicant = WANG) => {
      const id = uuidv7(here.world.clock.now())
      const body = { id, slug: 'old-age-allowance', applicant, answers: {}, declared: true }
      const answer = await here.clerk.post(`/api/v1/peers/${peerId}/cases`, body)
      expect(answer.body).toMatchObject({ caseId: id, number: expect.any(String) })
      return id
    },
    idThere: (thread) => caseIdOf(ownKey(here.world.platform.keyStore).keyId, thread),
    close: async () => {
      for (const side of sides) {
        await side.line[Symbol.asyncDispose]()
        await side.city.composition.http.close()
        await side.world.close()
      }
      await rm(keyFolder, { recursive: true, force: true })
    },
  }
}

async function open(name: string, keyFolder = inject('keyFolder')): Promise<Side> {
  const world = await createWorld({ name, cluster: { postgresUrl: inject('postgresUrl'), keyFolder } })
  const city = await callersOf(world)
  return { world, city, line: await openLine(city), ...(await people(city)) }
}

async function people(city: Side['city']): Promise<Pick<Side, 'clerk' | 'admin'>> {
  return { clerk: await city.as('window-clerk'), admin: await city.as('administrator') }
}

/** As two administrators do it: each reads the other's fingerprint out over the telephone. */
export async function connect(from: Side, to: Side): Promise<string> {
  const { fingerprint } = (await listOf(to)).self
  const added = await from.admin.post('/api/v1/peers', { url: to.line.url, fingerprint })
  expect(added).toMatchObject({ status: 200 })
  return String(added.body['id'])
}

export async function settle({ world }: Side): Promise<void> {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  await relay.stop()
  while ((await createLedger(world.platform).integrateOnce()) > 0);
  await tellPeers(world.platform)
  while (await deliver(world.platform));
}

export const listOf = async ({ admin }: Side) => (await admin.get('/api/v1/peers')).body as unknown as List

export const trailOf = async ({ clerk }: Side, id: string) =>
  (await clerk.get(`/api/v1/cases/${id}/peer-trail`)).body as unknown as Trail

export const viewOf = async (who: Caller, id: string) =>
  (await who.get(`/api/v1/cases/${id}`)).body as unknown as CaseView

export async function act(who: Caller, id: string, action: string, given: object = {}): Promise<void> {
  const { tasks, revision } = await viewOf(who, id)
  const task = tasks.find(({ mine }) => mine)
  const answer = await who.post(`/api/v1/cases/${id}/act`, { taskId: task?.id, revision, action, ...given })
  expect(answer).toMatchObject({ status: 200 })
}

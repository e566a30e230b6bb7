import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replay, type CaseEvent, type CaseState } from '#modules/case'
import { checkLedger, publishKeys } from '#modules/ledger'
import { migrate, startEmbedded, type EmbeddedPostgres } from '#platform/database'
import { callersOf, createWorld, prepareTemplate, type Caller, type World } from '#world'
import { openAllowance, settleElders, type Draft } from './elders.ts'

const CALLERS = 16
const FILINGS_EACH = 6

let folder: string
let postgres: EmbeddedPostgres
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let sons: Caller[]
const unhandled: unknown[] = []
const note = (cause: unknown) => void unhandled.push(cause)

beforeAll(async () => {
  process.on('unhandledRejection', note)
  folder = await mkdtemp(join(tmpdir(), 'yiwang-ordeal-'))
  // The disk keeps what a killed process wrote; only a power cut needs fsync, and this is none.
  postgres = await startEmbedded(join(folder, 'postgres'), { fsync: 'off' })
  await migrate(postgres.url)
  await prepareTemplate(postgres.url)
  world = await createWorld({ url: postgres.url, maxConnections: 8 })
  city = await callersOf(world)
  sons = await Promise.all(Array.from({ length: CALLERS }, () => city.as('son')))
}, 240_000)
afterAll(async () => {
  process.off('unhandledRejection', note)
  await city?.composition.stop()
  await world?.close()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

test(
  'PostgreSQL is killed while sixteen people file: nothing acknowledged is lost, nothing happens twice',
  { timeout: 240_000 },
  async () => {
    const elders = await settleElders(world, CALLERS * FILINGS_EACH)
    const [son] = sons
    if (!son) throw new Error('nobody files')
    const drafts: Draft[] = []
    for (const elder of elders) drafts.push(await openAllowance(son, elder))
    city.composition.start()

    const answers = await fileThroughACrash(drafts)
    for (const { status, code, type } of answers) {
      expect([200, 503]).toContain(status)
      if (status === 503)
        expect({ code, type }).toEqual({ code: 'server.unavailable', type: 'application/problem+json' })
    }
    const acknowledged = answers.filter(({ status }) => status === 200)
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(acknowledged.length).toBeLessThan(drafts.length)
    expect((await city.anonymous().get('/health/ready')).status).toBe(503)

    await postgres.restart()
    const again = await Promise.all(
      drafts.map((draft, index) => untilAnswered(sons[index % CALLERS] ?? son, draft)),
    )
    const numbers = new Map(again.map(({ caseId, number }) => [caseId, number]))
    expect(numbers.size).toBe(drafts.length)
    expect(new Set(numbers.values()).size).toBe(drafts.length)
    for (const { caseId, number } of acknowledged) expect(numbers.get(caseId ?? '')).toBe(number)

    await expectOneOfEach(drafts)
    await expectReplayed()
    await expectSealedAndTold(drafts.length)
    expect(unhandled).toEqual([])
    expect((await city.anonymous().get('/health/ready')).status).toBe(200)
  },
)

/** Every caller submits its drafts one after the other; PostgreSQL dies once some are done. */
async function fileThroughACrash(drafts: readonly Draft[]) {
  let done = 0
  let crashing: Promise<void> | undefined
  const answers = await Promise.all(
    sons.map(async (caller, index) => {
      const given: {
        status: number
        code: string | undefined
        type: unknown
        caseId: string | undefined
        number: string | undefined
      }[] = []
      for (const draft of drafts.filter((_, place) => place % CALLERS === index)) {
        const { status, body, headers } = await caller.post(`/api/v1/filings/${draft.id}/submit`, {
          answers: draft.answers,
          declared: true,
        })
        const answer = body as { code?: string; caseId?: string; number?: string }
        given.push({
          status,
          code: answer.code,
          type: headers['content-type'],
          caseId: answer.caseId,
          number: answer.number,
        })
        if (status === 200 && ++done === 12) crashing = postgres.crash()
      }
      return given
    }),
  )
  await crashing
  return answers.flat()
}

async function untilAnswered(
  caller: Caller,
  draft: Draft,
): Promise<{ caseId: string; number: string; outcome: string }> {
  for (const deadline = Date.now() + 60_000; ;) {
    const { status, body } = await caller.post(`/api/v1/filings/${draft.id}/submit`, {
      answers: draft.answers,
      declared: true,
    })
    if (status === 200) return body as unknown as { caseId: string; number: string; outcome: string }
    expect(body.code).toBe('server.unavailable')
    if (Date.now() > deadline) throw new Error('the platform does not recover')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function expectOneOfEach(drafts: readonly Draft[]) {
  const { read } = world.owner
  const cases = await read<
    { id: string; outcome: string }[]
  >`select case_id as id, outcome from "case"."case"`
  expect(cases.map(({ id }) => id).toSorted()).toEqual(drafts.map(({ id }) => id).toSorted())
  expect(new Set(cases.map(({ outcome }) => outcome))).toEqual(new Set(['granted']))
  expect(
    await read`select case_id from certificate.certificate group by case_id having count(*) <> 1`,
  ).toHaveLength(0)
  const [certificates] = await read<
    [{ count: number }]
  >`select count(*)::int as count from certificate.certificate`
  expect(certificates.count).toBe(drafts.length)
}

async function expectReplayed() {
  const { read } = world.owner
  const acts = await read<
    { id: string; at: Temporal.Instant; events: CaseEvent[] }[]
  >`select case_id as id, at, events from "case".act order by case_id, revision`
  const cases = await read<{ id: string; state: CaseState }[]>`select case_id as id, state from "case"."case"`
  const byCase = Map.groupBy(acts, ({ id }) => id)
  for (const { id, state } of cases)
    expect(
      JSON.parse(
        JSON.stringify(
          replay(
            (byCase.get(id) ?? []).flatMap(({ at, events }) =>
              events.map((event) => ({ event, at: at.toString() })),
            ),
          ),
        ),
      ),
    ).toEqual(state)
}

/** The relay and the integrator find their way back by themselves, and do everything once. */
async function expectSealedAndTold(count: number) {
  const { read } = world.owner
  await expect
    .poll(
      async () =>
        (
          await read<
            [{ left: number }]
          >`select (select count(*) from "case".effect)::int + (select count(*) from ledger.pending)::int as left`
        )[0].left,
      { timeout: 90_000, interval: 250 },
    )
    .toBe(0)
  expect(
    await read`select from "case".act where not exists (select from ledger.leaf where leaf.id = act.entry_id)`,
  ).toHaveLength(0)
  const [leaves] = await read<
    [{ once: boolean }]
  >`select count(*) = count(distinct id) as once from ledger.leaf`
  expect(leaves.once).toBe(true)
  const { keys } = publishKeys(world.platform.keyStore)
  expect(await checkLedger(world.database.read, keys)).toMatchObject({ ok: true })
  const told = await read<{ id: string; notices: number; once: boolean }[]>`
    select case_id as id, count(*)::int as notices, count(*) = count(distinct (kind, subject_id)) as once from message.notice group by case_id`
  expect(told).toHaveLength(count)
  expect(new Set(told.map(({ notices, once }) => `${notices} ${once}`)).size).toBe(1)
  expect(told[0]).toMatchObject({ once: true })
  expect(told[0]?.notices).toBeGreaterThanOrEqual(2)
}

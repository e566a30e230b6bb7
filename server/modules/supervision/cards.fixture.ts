import type { CardView, CaseView, FilingView } from '#contract'
import { createRelay } from '#modules/case'
import type { Platform } from '#platform/runtime'
import { callersOf, createWorld, handInRequired, type Answer, type Caller, type World } from '#world'
import { sweepActs, sweepTime } from './index.ts'

/** Monday 21 September 2026 in China; five working days end on the 29th, the seven promised on 8 October. */
export const MONDAY = Temporal.Instant.from('2026-09-21T02:00:00Z')
const FIRM = '01900000-0000-7000-8000-000000000101'

const names = {
  agent: 'firm-agent',
  acceptor: 'acceptor-yuci',
  approver: 'approver-yuci',
  supervisor: 'supervisor',
  neighbour: 'approver-shouyang',
} as const

/** A city on that Monday, whose time the test lets pass and whose background work it does by hand. */
export interface Supervised {
  readonly world: World
  people: Record<keyof typeof names, Caller>
  close(): Promise<void>
  signIn(): Promise<void>
  settle(platform?: Platform): Promise<void>
  /** Ten o'clock of a day, everybody signed in again and all work done. */
  dayOf(day: string): Promise<void>
  file(): Promise<string>
  accepted(): Promise<string>
  cardsOf(id: string, who?: Caller): Promise<CardView[]>
  redOf(id: string): Promise<CardView | undefined>
  rulesOf(id: string): Promise<string[]>
}

export async function superviseCity(): Promise<Supervised> {
  const world = await createWorld({ at: MONDAY })
  const city = await callersOf(world)
  // Sessions end when nobody uses them, and these tests let weeks go by.
  const enter = async () =>
    Object.fromEntries(
      await Promise.all(Object.entries(names).map(async ([key, name]) => [key, await city.as(name)])),
    ) as Supervised['people']
  const it: Supervised = {
    world,
    people: await enter(),
    close: async () => {
      await city.composition.http.close()
      await world.close()
    },
    signIn: async () => {
      it.people = await enter()
    },
    settle: async (platform = world.platform) => {
      const relay = createRelay(platform)
      while ((await relay.runOnce()) > 0);
      await sweepActs(platform)
      await sweepTime(platform)
    },
    dayOf: async (day) => {
      world.clock.set(Temporal.Instant.from(`${day}T02:00:00Z`))
      await it.signIn()
      await it.settle()
    },
    file: () => fileLicence(it.people.agent),
    accepted: async () => {
      const id = await it.file()
      const { status } = await actOn(it.people.acceptor, id, 'accept')
      if (status !== 200) throw new Error('not accepted')
      await it.settle()
      return id
    },
    cardsOf: async (id, who = it.people.approver) =>
      ((await who.get(`/api/v1/cases/${id}/cards`)).body as unknown as { cards: CardView[] }).cards,
    redOf: async (id) => (await it.cardsOf(id)).find(({ colour }) => colour === 'red'),
    rulesOf: async (id) => (await it.cardsOf(id)).map(({ rule }) => rule).toSorted(),
  }
  return it
}

/** A food-business licence of the demo's restaurant firm. */
async function fileLicence(agent: Caller): Promise<string> {
  const draft = (
    await agent.post('/api/v1/filings', { slug: 'food-business-licence', subjectId: FIRM, fresh: true })
  ).body as unknown as FilingView
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
  }
  await handInRequired(agent, draft)
  const filed = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  if (filed.status !== 200) throw new Error(`not filed: ${JSON.stringify(filed.body)}`)
  return draft.id
}

/** An action of the stage on the first task of the case. */
export async function actOn(who: Caller, id: string, action: string, extra: object = {}): Promise<Answer> {
  const { tasks, revision } = (await who.get(`/api/v1/cases/${id}`)).body as unknown as CaseView
  return who.post(`/api/v1/cases/${id}/act`, { taskId: tasks[0]?.id, revision, action, ...extra })
}

export function step(who: Caller, card: CardView | undefined, what: 'object' | 'review', body: object) {
  return who.post(`/api/v1/supervision/cards/${card?.id}/${what}`, body)
}

/** Kinds of the notices that officers had of a case. */
export async function toldOf({ owner }: World, id: string): Promise<string[]> {
  const rows = await owner.read<{ kind: string }[]>`
    select kind from message.notice where params ->> 'caseId' = ${id} and kind like 'supervision.%'`
  return rows.map(({ kind }) => kind)
}

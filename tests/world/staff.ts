import type { CaseView, FilingView, Role } from '#contract'
import { createAccounts } from '#modules/identity'
import { officersOf, unitId } from '#modules/organization'
import { dateOf } from '#platform/clock'
import type { Answer, Caller } from './callers.ts'
import type { World } from './world.ts'

const PASSWORD = 'the tests sign in like anybody else'

/** A post: the unit of a kind in a region, the role, and which of those who hold it. */
export interface Post {
  readonly unit: string
  readonly region?: string
  readonly role: Role
  readonly nth?: number
}

/** Officers on any post of the city, signed in by password and code; again on another day, for sessions end. */
export function staffOf(world: World, anonymous: () => Caller) {
  const signedIn = new Map<string, Promise<Caller>>()
  const on = ({ unit, region = '140702', role, nth = 0 }: Post): Promise<Caller> => {
    const today = dateOf(world.clock.now()).toString()
    const key = `${unit} ${region} ${role} ${nth} ${today}`
    const known = signedIn.get(key) ?? enter(world, anonymous(), { unit, region, role, nth })
    signedIn.set(key, known)
    return known
  }
  /** For those who sign in by hand, on a page: the account of a post, and the last code sent to its telephone. */
  return {
    on,
    account: (post: Post) => accountOf(world, { region: '140702', nth: 0, ...post }),
    codeTo: (phone: string) => codeTo(world, phone),
  }
}

async function enter(world: World, caller: Caller, post: Required<Post>): Promise<Caller> {
  const { loginName, phone, password } = await accountOf(world, post)
  // A persona has an account without a password that anybody knows: the tests enter as the persona.
  if (loginName.startsWith('demo-')) {
    const { status } = await caller.post('/api/v1/demo/sign-in', { persona: loginName.slice('demo-'.length) })
    if (status !== 200) throw new Error(`${loginName} cannot enter: ${status}`)
    return caller
  }
  const begun = await caller.post('/api/v1/identity/sign-in/begin', { loginName, password, as: 'officer' })
  const { challengeId } = begun.body as unknown as { challengeId: string }
  const { status, body } = await caller.post('/api/v1/identity/sign-in', {
    challengeId,
    code: await codeTo(world, phone),
  })
  if (status !== 200)
    throw new Error(`${loginName} cannot enter: ${JSON.stringify(begun.body)} ${JSON.stringify(body)}`)
  return caller
}

async function accountOf(
  world: World,
  { unit, region, role, nth }: Required<Post>,
): Promise<{ loginName: string; phone: string; password: string }> {
  const now = world.clock.now()
  const officers = await officersOf(world.database.read, unitId(region, unit), dateOf(now), role)
  const officer = officers[nth]
  if (!officer) throw new Error(`nobody is ${role} ${nth} of ${unit} in ${region}`)
  const [known] = await world.owner.read<
    { login: string }[]
  >`select login_name as login from identity.account where officer_id = ${officer.officerId}`
  const phone = `198${officer.staffNumber.slice(-8)}`
  const loginName = known?.login ?? officer.staffNumber
  if (!known)
    await world.owner.write((transaction) =>
      createAccounts(
        transaction,
        [
          {
            loginName,
            phone,
            password: PASSWORD,
            kind: 'officer',
            ownerId: officer.officerId,
            name: officer.name,
          },
        ],
        now,
      ),
    )
  return { loginName, phone, password: PASSWORD }
}

async function codeTo(world: World, phone: string): Promise<string> {
  const [message] = await world.owner.read<{ body: string }[]>`
    select body from identity.sms_outbox where phone = ${phone} order by created_at desc, id desc limit 1`
  return /\d{6}/.exec(message?.body ?? '')?.[0] ?? ''
}

/** Files a matter as an officer, for their unit unless a person or firm is named; gives the case's id. */
export async function fileWork(
  who: Caller,
  slug: string,
  answers: Record<string, unknown>,
  subject?: { identifier: string; name: string },
): Promise<string> {
  const draft = await who.post('/api/v1/filings', { slug, fresh: true, ...(subject ? { subject } : {}) })
  if (draft.status !== 200) throw new Error(`${slug} cannot be opened: ${JSON.stringify(draft.body)}`)
  const { id } = draft.body as unknown as FilingView
  const filed = await who.post(`/api/v1/filings/${id}/submit`, { answers, declared: true })
  if (filed.status !== 200) throw new Error(`${slug} cannot be filed: ${JSON.stringify(filed.body)}`)
  return id
}

export async function seeCase(who: Caller, id: string): Promise<CaseView> {
  const { status, body } = await who.get(`/api/v1/cases/${id}`)
  if (status !== 200) throw new Error(`the case cannot be seen: ${JSON.stringify(body)}`)
  return body as unknown as CaseView
}

/** Takes an action on the caller's own task of a case, claiming it first as officers do. */
export async function takeAction(
  who: Caller,
  id: string,
  action: string,
  extra: { opinion?: string; answers?: Record<string, unknown>; reasons?: object[] } = {},
): Promise<Answer> {
  const before = await seeCase(who, id)
  const task =
    before.tasks.find((each) => each.mine && each.actions.some(({ name }) => name === action)) ??
    before.tasks[0]
  const claimed = task?.may.claim
    ? await who.post(`/api/v1/cases/${id}/claim`, { taskId: task.id, revision: before.revision })
    : undefined
  const revision = claimed ? (claimed.body as unknown as { revision: number }).revision : before.revision
  return who.post(`/api/v1/cases/${id}/act`, { taskId: task?.id, revision, action, ...extra })
}

import { callersOf, MORNING, type Caller, type World } from '#world'
import type { Claim } from './enrolment.ts'

export const PASSWORD = 'Guo7-Lan-Xiang'

export interface Someone extends Claim {
  readonly subjectId: string
}

type Callers = Awaited<ReturnType<typeof callersOf>>

/** A telephone in the world's hand: what is sent to it, and the sign-up and sign-in that its codes allow. */
export function telephoneIn(world: World, people: Callers) {
  const phone = {
    caller: people.anonymous(),
    /** A new morning, on which nobody has tried anything. */
    async renew() {
      phone.caller = people.anonymous()
      world.clock.set(MORNING)
      await world.owner
        .read`truncate audit.entry, identity.rate, identity.failure, identity.sms_outbox, identity.enrolment`
    },
    async newestCode(): Promise<string> {
      world.clock.advance({ milliseconds: 1 })
      const [row] = await world.owner.read<{ body: string }[]>`
        select body from identity.sms_outbox order by created_at desc, id desc limit 1`
      return /验证码(\d{6})/.exec(row?.body ?? '')?.[1] ?? ''
    },
    async signUp(who: Claim, options: { password?: string; as?: Caller } = {}) {
      const { password = PASSWORD, as = phone.caller } = options
      const begun = await as.post('/api/v1/identity/sign-up/begin', claimOf(who))
      if (begun.status !== 200) return begun
      const code = await phone.newestCode()
      const enrolmentId = begun.body['enrolmentId']
      return as.post('/api/v1/identity/sign-up', { enrolmentId, code, ...claimOf(who), password })
    },
    async signIn(loginName: string, password: string, as?: 'person' | 'officer') {
      const door = as ? { as } : {}
      const begun = await phone.caller.post('/api/v1/identity/sign-in/begin', {
        loginName,
        password,
        ...door,
      })
      if (begun.status !== 200) return begun
      const challengeId = begun.body['challengeId']
      return phone.caller.post('/api/v1/identity/sign-in', { challengeId, code: await phone.newestCode() })
    },
  }
  return phone
}

export function claimOf({ name, idNumber, phone }: Claim): Claim {
  return { name, idNumber, phone }
}

/** Living people of the library who have no account, with or without a registered telephone. */
export async function someone(
  world: World,
  options: { withPhone?: boolean; at?: number } = {},
): Promise<Someone> {
  const rows = await world.owner.read<Someone[]>`
    select subject.id as "subjectId", subject.name, identifier as "idNumber", coalesce(data->>'phone', '') as phone
    from registry.subject join registry.record on subject_id = subject.id and library = 'population'
    where (data->>'alive')::boolean and (data ? 'phone') = ${options.withPhone ?? true}
      and not exists (select from identity.account where account.subject_id = subject.id)
      and (data->>'birthDate') < '2000-01-01'
    order by identifier offset ${options.at ?? 0} limit 1`
  const [row] = rows
  if (!row) throw new Error('The world has nobody like that')
  return row
}

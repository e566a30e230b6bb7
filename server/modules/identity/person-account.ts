import type { Registered } from './people.ts'
import type { Transaction } from '#platform/database'
import { uuidv7 } from '#platform/crypto'
import { foldLogin } from './identity.ts'
import type { Claim } from './enrolment.ts'

export interface OwnAccount {
  readonly id: string
  readonly loginName: string
  /** False when the account was there and got a new password. */
  readonly isNew: boolean
}

/** Which telephone makes a claim good: the registered one alone, or where none is registered also that of whoever knows name and number. */
export type SignUpRule = 'registered-phone' | 'number-and-name'

/**
 * The account of a registered person, opened or with a new password; undefined where the claim is not good enough for it.
 * The telephone must be the registered one; where none is registered, the account's own, or by the rule any that answered.
 */
export async function ownAccount(
  transaction: Transaction,
  person: Registered,
  { claim, passwordHash, rule }: { claim: Claim; passwordHash: string; rule: SignUpRule },
  now: Temporal.Instant,
): Promise<OwnAccount | undefined> {
  const [account] = await transaction<{ id: string; loginName: string; phone: string; usable: boolean }[]>`
    select id, login_name as "loginName", phone, status = 'active' and not demo as usable
    from identity.account where subject_id = ${person.subjectId} for update`
  const expected = person.phone ?? account?.phone
  const isGood = expected === undefined ? rule === 'number-and-name' : expected === claim.phone
  if (!isGood || (account && !account.usable)) return undefined
  if (!account) return openAccount(transaction, person, { claim, passwordHash }, now)
  await transaction`
    update identity.account set password_hash = ${passwordHash}, phone = ${claim.phone} where id = ${account.id}`
  return { id: account.id, loginName: account.loginName, isNew: false }
}

/** By telephone number where that is free, else by identity number: families share telephones. Undefined when a parallel request was first. */
async function openAccount(
  transaction: Transaction,
  person: Registered,
  { claim, passwordHash }: { claim: Claim; passwordHash: string },
  now: Temporal.Instant,
): Promise<OwnAccount | undefined> {
  for (const loginName of [claim.phone, foldLogin(claim.idNumber)]) {
    const [opened] = await transaction<{ id: string }[]>`
      insert into identity.account (id, login_name, phone, password_hash, kind, subject_id, name, assurance_level, created_at)
      values (${uuidv7(now)}, ${loginName}, ${claim.phone}, ${passwordHash}, 'person', ${person.subjectId}, ${person.name}, 2,
        ${now.toString()}::timestamptz)
      on conflict do nothing returning id`
    if (opened) return { id: opened.id, loginName, isNew: true }
  }
  return undefined
}

import type { AuthorisationKind } from '#contract'
import { officersOf, unitId } from '#modules/organization'
import { systemAuditEntry } from '#modules/audit'
import { dateOf } from '#platform/clock'
import type { Transaction } from '#platform/database'
import { createAccounts, type NewAccount } from './account.ts'
import { recordAuthorisation } from './authorisation.ts'
import type { OfficerPersona } from './persona.ts'
import { personas } from './personas.ts'

interface Named {
  readonly subjectId: string
  readonly name: string
}

export interface DemoPeople {
  /** The synthetic person behind each person persona, by its key. */
  readonly persons: Readonly<Record<string, Named>>
  /** Authorisations that exist when the demonstration begins; their ids are given so that loading again adds none. */
  readonly authorisations: readonly {
    readonly id: string
    readonly grantor: Named
    readonly grantee: Named
    readonly kind: AuthorisationKind
    readonly basis: string
    readonly validFrom: string
  }[]
  readonly now: Temporal.Instant
  /** Password of all demo accounts for the ordinary sign-in; without it only the demo sign-in works. */
  readonly password?: string
}

/** Opens the personas' accounts and records their authorisations; the same again changes nothing. Needs the organisation loaded. */
export async function loadDemoAccounts(transaction: Transaction, people: DemoPeople): Promise<void> {
  const { persons, authorisations, now, password } = people
  const accounts: NewAccount[] = []
  for (const [index, persona] of personas.entries()) {
    const owner =
      persona.kind === 'person' ? persons[persona.persona] : await holderOf(transaction, persona, now)
    if (!owner && persona.kind === 'person')
      throw new RangeError(`Nobody to be the persona ${persona.persona}`)
    // A post that nobody holds today gives no new account; one from before stays.
    if (!owner) continue
    accounts.push({
      loginName: persona.loginName,
      // 199 0000 00xx: a block no operator has given out.
      phone: `199000000${String(index).padStart(2, '0')}`,
      password,
      kind: persona.kind,
      ownerId: owner.subjectId,
      name: owner.name,
      demo: true,
    })
  }
  await createAccounts(transaction, accounts, now)
  for (const one of authorisations) {
    const given = { ...one, matterCodes: null, validTo: null, grantedAt: now, grantedByAccountId: null }
    const about = {
      operation: 'identity.grant-authorisation',
      subjectId: one.grantor.subjectId,
      details: { authorisation: one.id },
    }
    await recordAuthorisation(transaction, given, systemAuditEntry(now, about))
  }
}

async function holderOf(
  transaction: Transaction,
  persona: OfficerPersona,
  now: Temporal.Instant,
): Promise<Named | undefined> {
  const unit = unitId(persona.regionCode, persona.unitKind)
  const holders = await officersOf(transaction, unit, dateOf(now), persona.role)
  const found = holders[(persona.nth ?? 1) - 1]
  return found && { subjectId: found.officerId, name: found.name }
}

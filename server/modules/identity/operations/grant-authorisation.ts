import { identityOperations, type AuthorisationKind, type PersonPrincipal } from '#contract'
import { auditEntry } from '#modules/audit'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Read } from '#platform/database'
import { Problem } from '#platform/errors'
import { implement, type Handler } from '#platform/http'
import { recordAuthorisation } from '../authorisation.ts'
import { limits } from '../identity.ts'
import { takeRate } from '../lock.ts'
import type { People } from '../people.ts'
import { signedInPerson } from '../principal-of.ts'

export function grantAuthorisation(people: People): Handler {
  return implement(identityOperations.grantAuthorisation, async (act, { body }) => {
    const { now } = act
    const person = signedInPerson(act)
    const { read } = act.platform.database
    await takeRate(read, `grant ${person.accountId}`, now, { limit: limits.grantsPerHour, minutes: 60 })
    const period = periodOf(body, dateOf(now))
    const grantor = await grantorOf(read, people, person, body)
    const grantee = await people.findPerson(read, body.granteeIdNumber, body.granteeName)
    if (!grantee) throw new Problem('identity.grantee-not-found')
    if (grantee.subjectId === grantor.subjectId) throw new Problem('identity.authorises-self')
    if (body.kind === 'family' && !(await people.areKin(read, grantor.subjectId, grantee.subjectId)))
      throw new Problem('identity.not-kin')
    const id = uuidv7(now)
    const given = {
      id,
      grantor,
      grantee,
      kind: body.kind,
      matterCodes: body.matterCodes,
      ...period,
      basis: BASIS[body.kind],
    }
    const about = {
      operation: act.operation.id,
      subjectId: grantor.subjectId,
      details: { authorisation: id, kind: body.kind },
    }
    const view = await recordAuthorisation(
      read,
      { ...given, grantedAt: now, grantedByAccountId: person.accountId },
      auditEntry(act, about),
    )
    if (!view) throw new Error('A fresh authorisation id was taken')
    return view
  })
}

/** What an authorisation given here rests on (民法典第一百六十五条: by the principal's own declaration). */
const BASIS = {
  family: 'kinship-registered',
  firm: 'legal-representative',
  agent: 'own-declaration',
} as const satisfies Record<AuthorisationKind, string>

/** The person themself, or the firm they represent. A firm authorises as a firm or an agent, only a person as family. */
async function grantorOf(
  read: Read,
  people: People,
  person: PersonPrincipal,
  body: { grantorSubjectId?: string | undefined; kind: AuthorisationKind },
) {
  const { grantorSubjectId = person.subjectId, kind } = body
  const isSelf = grantorSubjectId === person.subjectId
  if (isSelf ? kind === 'firm' : kind === 'family') throw new Problem('identity.grantor-refused')
  if (isSelf) return { subjectId: person.subjectId, name: person.name }
  const firm = await people.findRepresented(read, person.subjectId, grantorSubjectId)
  if (!firm) throw new Problem('identity.grantor-refused')
  return { subjectId: grantorSubjectId, name: firm.name }
}

/** From today or later, to a day not before it: an authorisation does not reach back. */
function periodOf(
  body: { validFrom?: string | undefined; validTo: string | null },
  today: Temporal.PlainDate,
) {
  const validFrom = body.validFrom ?? String(today)
  if (validFrom < String(today) || (body.validTo !== null && body.validTo < validFrom))
    throw new Problem('identity.period-invalid')
  return { validFrom, validTo: body.validTo }
}

import { peerFileOperations, verification, type ForeignCertificate, type OutputOf } from '#contract'
import { isInScope, maySee, scopeOf, shown } from '#modules/access'
import { stateOn } from '#modules/certificate'
import { findActsFor } from '#modules/identity'
import { findSubject } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import {
  bytesOf,
  findForeign,
  foreignHeldBy,
  holderMasked,
  isPerson,
  judge,
  type ForeignRow,
} from '../certificates.ts'
import { findPeer } from '../peers.ts'
import { askStanding } from '../visit.ts'

const myCertificates = implement(peerFileOperations.myCertificates, async (act) => {
  const rows = await foreignHeldBy(act.platform.database.read, await ownNumbers(act))
  return { certificates: rows.map((row) => view(act, row)) }
})

const certificate = implement(peerFileOperations.certificate, async (act, { params }) =>
  view(act, await getVisible(act, params.id)),
)

const certificateFile = implement(peerFileOperations.certificateFile, async (act, { params }) => {
  const row = await getVisible(act, params.id)
  // A signed page cannot be masked.
  if (isPerson(row.holderIdentifier) && !maySee(act.principal, 'identity-number', { own: true }))
    throw new Problem('access.denied')
  const bytes = await bytesOf(act.platform, row.digest)
  return { bytes, fileName: `${row.name.zh}-${row.holderName}.pdf` }
})

type Verification = OutputOf<typeof peerFileOperations.verifyCertificate>
type Step = Verification['steps'][number]

/** What its proof says by the keys its platform vouches for, and what that platform says of it now. */
const verifyCertificate = implement(
  peerFileOperations.verifyCertificate,
  async (act, { params }): Promise<Verification> => {
    const row = await getVisible(act, params.id)
    const { platform } = act
    const peer = await findPeer(platform.database.read, row.peerId)
    if (!peer) throw new Problem('certificate.not-found')
    const [check, told] = await Promise.all([
      judge(platform, peer, row.digest, { holder: row.holderIdentifier, identifier: row.identifier }),
      askStanding(peer, row.identifier),
    ])
    const fault = 'fault' in check ? check.fault : undefined
    const steps: Step[] = [...check.steps, standingStep(row.peerName, told?.verdict)]
    const verdict =
      fault === undefined ? (told?.verdict ?? 'valid') : fault === 'expired' ? 'expired' : 'altered'
    return {
      verdict,
      identifier: row.identifier,
      name: row.name,
      holderMasked: holderMasked(row),
      issuerName: row.issuerName,
      issuedOn: row.issuedOn,
      validUntil: row.validUntil,
      ...(told?.revokedOn ? { revokedOn: told.revokedOn } : {}),
      steps: steps.map(({ name, ok, detail }) => ({ name, ok, detail })),
    }
  },
)

/** What people hold here that was issued elsewhere. */
export const foreignHandlers = [myCertificates, certificate, certificateFile, verifyCertificate]

function standingStep(
  peerName: string,
  verdict: ReturnType<typeof verification.parse>['verdict'] | undefined,
): Step {
  if (verdict === undefined)
    return {
      name: 'standing',
      ok: false,
      detail: {
        zh: `${peerName}现在没有回应，不知道签发后有没有变化`,
        en: `${peerName} does not answer now: whether it still stands is not known`,
      },
    }
  const ok = verdict === 'valid'
  return {
    name: 'standing',
    ok,
    detail: ok
      ? { zh: `${peerName}答复：现在有效`, en: `${peerName} says that it stands` }
      : { zh: `${peerName}答复：现在不再有效`, en: `${peerName} says that it no longer stands` },
  }
}

/** Numbers of the person and of those they act for in everything, today. */
async function ownNumbers(act: Act): Promise<string[]> {
  const { principal, platform } = act
  if (principal.kind !== 'person') return []
  const { read } = platform.database
  const actsFor = await findActsFor(read, principal.subjectId, dateOf(act.now))
  const ids = [
    principal.subjectId,
    ...actsFor.filter(({ matterCodes }) => matterCodes === null).map(({ subjectId }) => subjectId),
  ]
  const subjects = await Promise.all(ids.map((id) => findSubject(read, id)))
  return subjects.flatMap((subject) => (subject ? [subject.identifier] : []))
}

/** To its holder, who acts for them, and officers of where the result was handed out; to all others it does not exist. */
async function getVisible(act: Act, id: string): Promise<ForeignRow> {
  const row = await findForeign(act.platform.database.read, id)
  if (!row || !(await mayRead(act, row))) throw new Problem('certificate.not-found')
  act.trail.caseId = row.caseId
  return row
}

async function mayRead(act: Act, { holderIdentifier, regionPath, unitPath }: ForeignRow): Promise<boolean> {
  const { principal } = act
  if (principal.kind === 'officer')
    return regionPath !== null && unitPath !== null && isInScope(scopeOf(principal), { regionPath, unitPath })
  return (await ownNumbers(act)).includes(holderIdentifier)
}

function view(act: Act, row: ForeignRow): ForeignCertificate {
  const { id, identifier, name, issuerName, regionName, peerName, issuedOn, validUntil } = row
  const mask = (dataClass: Parameters<typeof shown>[1], value: string) =>
    isPerson(row.holderIdentifier) ? shown(act.principal, dataClass, value, { own: true }) : value
  return {
    id,
    identifier,
    state: stateOn({ state: 'valid', validUntil }, dateOf(act.now)),
    name,
    holderName: mask('person-name', row.holderName),
    holderIdentifier: mask('identity-number', row.holderIdentifier),
    issuerName,
    regionName,
    peerName,
    issuedOn,
    validUntil,
    faces: row.faces.map((face) => ({ ...face, value: mask('address', face.value) })),
    receivedAt: row.receivedAt.toString(),
  }
}

import { peerOperations, type PeerService } from '#contract'
import { fileWork, requireMayFileWork } from '#modules/case'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { change, findCrossing, putCrossing } from '../crossing.ts'
import { looseFiles } from '../loose.ts'
import { findPeer } from '../peers.ts'

/** The work that carries a case to another platform (异地代收). */
const CARRIER = 'remote-acceptance'

/** What is to be sent is kept before the case is filed: the case never waits for what is not there. */
export const handIn = implement(peerOperations.handIn, async (act, { params, body }) => {
  const { platform, now } = act
  await requireMayFileWork(act, CARRIER)
  const peer = await findPeer(platform.database.read, params.id)
  if (!peer) throw new Problem('peer.not-found')
  const known = await findCrossing(platform.database.read, { caseId: body.id })
  // Another's id, or one that was used for another service.
  if (known && (known.peerId !== peer.id || known.slug !== body.slug)) throw new Problem('peer.not-found')
  if (peer.state === 'suspended') throw new Problem('peer.suspended')
  const service = peer.services.find(({ slug }) => slug === body.slug)
  if (!service) throw new Problem('peer.service-unknown')
  const answers = answersTo(service, body.answers)
  if (!known) await requireFiles(act, service, body)
  const { applicant } = body
  await putCrossing(platform.database.read, {
    caseId: body.id,
    thread: body.id,
    peerId: peer.id,
    direction: 'sent',
    slug: service.slug,
    title: service.title,
    applicant,
    answers,
    theirNumber: null,
    theirUnit: null,
    state: 'waiting',
    here: null,
    at: now,
  })
  const filed = await fileWork(act, CARRIER, body.id, {
    destination: peer.name,
    service: service.title.zh,
    name: applicant.name,
    identifier: applicant.identifier,
    phone: applicant.phone,
  })
  const { region, unit, number } = filed.base
  await change(platform.database.read, body.id, {
    here: { regionPath: region.path, unitPath: unit.path, number },
  })
  return { caseId: filed.base.caseId, number: filed.base.number, repeated: filed.repeated }
})

/** Everything that must be brought is; nothing is brought that is not asked, and no certificate of somebody else. */
async function requireFiles(
  { platform, principal }: Act,
  { materials = [] }: PeerService,
  { id, applicant }: { readonly id: string; readonly applicant: { readonly identifier: string } },
): Promise<void> {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  const files = await looseFiles(platform.database.read, id, principal.accountId)
  const asked = new Set(materials.map((material) => material.id))
  if (files.some(({ slot }) => !asked.has(slot))) throw new Problem('material.not-asked')
  if (files.some(({ certificate }) => certificate && certificate.holderIdentifier !== applicant.identifier))
    throw new Problem('peer.certificate-of-another')
  const brought = new Set(files.map(({ slot }) => slot))
  const missing = materials.filter((material) => material.required && !brought.has(material.id))
  if (missing.length > 0)
    throw new Problem('filing.materials-missing', {
      detail: missing.map(({ name }) => name.en).join('; '),
      members: { materials: missing.map((material) => ({ id: material.id, name: material.name })) },
    })
}

/** Every question that must be answered is; nothing else is sent. The other platform judges the answers by its own form. */
function answersTo(
  { questions }: PeerService,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const answers = questions.flatMap(({ name }) => {
    const value = given[name]
    return value === undefined || value === null || value === '' ? [] : [[name, value] as const]
  })
  const unknown = Object.keys(given).filter((name) => !questions.some((question) => question.name === name))
  const answered = new Set(answers.map(([name]) => name))
  const missing = questions.filter(({ required, name }) => required && !answered.has(name))
  const wrong = questions.filter(({ name, options }) => {
    const value = given[name]
    return (
      options &&
      answered.has(name) &&
      [value].flat().some((one) => !options.some((each) => each.value === one))
    )
  })
  const faults = [
    ...unknown.map((field) => ({ field, code: 'unknown' })),
    ...missing.map(({ name }) => ({ field: name, code: 'required' })),
    ...wrong.map(({ name }) => ({ field: name, code: 'not-offered' })),
  ]
  if (faults.length > 0) throw new Problem('filing.answers-invalid', { members: { fields: faults } })
  return Object.fromEntries(answers)
}

import { fileCase, findCase } from '#modules/case'
import { takeAllBack } from '#modules/material'
import { currentDefinition, isService, itemFor } from '#modules/matter'
import { findSubject } from '#modules/registry'
import { sm3Hex } from '#platform/crypto'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { Content } from './content.ts'
import { change, findCrossing, putCrossing } from './crossing.ts'
import { takeMaterials, type Brought } from './materials.ts'
import { isOffered } from './offers.ts'
import { write } from './outgoing.ts'
import type { Peer } from './peers.ts'
import { sendResultAnew } from './result.ts'

/** The case here of a thread of a peer: the same each time, and no one else can name it. */
export function caseIdOf(peerKeyId: string, thread: string): string {
  const hex = sm3Hex(`${peerKeyId} ${thread}`)
  // UUID version 8 (RFC 9562 section 5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Takes a case in that was handed in there, or says why not. */
export async function take(
  platform: Platform,
  peer: Peer,
  thread: string,
  filed: Content<'case.filed'>,
  brought: Brought,
): Promise<void> {
  const { database, clock } = platform
  const known = await findCrossing(database.read, { thread })
  if (known && known.peerId !== peer.id) throw new Problem('peer.unknown')
  if (known?.state === 'not-taken') return
  // Handed in once more because nothing was heard there: it is over here.
  if (known?.state === 'closed') return sendResultAnew(platform, known)
  const caseId = caseIdOf(peer.keyId, thread)
  const matter = await currentDefinition(database, filed.slug)
  await putCrossing(database.read, {
    caseId,
    thread,
    peerId: peer.id,
    direction: 'received',
    slug: filed.slug,
    title: matter?.definition.title ?? { zh: filed.slug, en: filed.slug },
    applicant: filed.applicant,
    answers: {},
    theirNumber: filed.number,
    theirUnit: filed.unit,
    state: 'waiting',
    here: null,
    at: clock.now(),
  })
  try {
    const here = await fileHere(platform, peer, caseId, filed, brought)
    await change(database.read, caseId, { state: 'under-way', here })
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status >= 500 || cause.code === 'case.stale') throw cause
    const { fields = [], materials = [] } = cause.members as {
      fields?: { field: string }[]
      materials?: { id: string }[]
    }
    await takeAllBack(database.read, caseId)
    await database.write(async (transaction) => {
      const crossing = await findCrossing(transaction, { thread }, 'lock')
      if (!crossing || crossing.settled) return
      const content = {
        code: cause.code,
        fields: [...new Set([...fields.map(({ field }) => field), ...materials.map(({ id }) => id)])],
      }
      await write(transaction, crossing, { kind: 'case.not-taken', content }, clock.now())
      await change(transaction, caseId, { state: 'not-taken', settled: true })
    })
  }
  platform.signals.emit('peer.written')
}

async function fileHere(
  platform: Platform,
  peer: Peer,
  caseId: string,
  { slug, applicant, answers, unit, materials }: Content<'case.filed'>,
  brought: Brought,
) {
  const { database, clock } = platform
  const matter = await currentDefinition(database, slug)
  if (!matter || !isService(matter) || !isOffered(matter)) throw new Problem('matter.not-found')
  const subject = await findSubject(database.read, applicant.identifier)
  // A wrong number and a wrong name are told apart by nobody who is guessing.
  if (!subject || subject.name !== applicant.name.trim()) throw new Problem('filing.not-authorised')
  if (!(matter.definition.applicants as readonly string[]).includes(subject.kind))
    throw new Problem('filing.wrong-applicant')
  const item = await itemFor(database, slug, subject.regionCode)
  if (!item) throw new Problem('filing.no-item')
  const known = await findCase(database.read, caseId)
  if (!known) await takeMaterials(platform, peer, { caseId, matter, subject, item }, materials, brought)
  const { base } = await fileCase(
    platform,
    {
      caseId,
      matter,
      item,
      subject,
      filer: {
        accountId: '',
        subjectId: subject.id,
        contact: { name: applicant.name, phone: applicant.phone },
        name: subject.name,
        caseFilerId: subject.id,
      },
      relation: 'window',
      channel: 'peer',
      answers,
    },
    {
      actor: { kind: 'system', id: 'peer', name: `${peer.name} ${unit}`.slice(0, 200) },
      act: { principal: { kind: 'system' }, now: clock.now() },
      operation: 'peer.case-filed',
    },
  )
  return { regionPath: base.region.path, unitPath: base.unit.path, number: base.number }
}

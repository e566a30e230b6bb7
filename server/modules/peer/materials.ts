import { give, keepItem, kindOf, labelOf, takesFiles } from '#modules/material'
import type { MatterItem, PublishedMatter } from '#modules/matter'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { Arrival } from './arrivals.ts'
import { judge } from './certificates.ts'
import type { CrossingMaterial } from './content.ts'
import { putReceived, type ShownCertificate } from './loose.ts'
import type { Peer } from './peers.ts'

/** What came with a message: its files by their digest. */
export interface Brought {
  readonly messageId: string
  readonly files: ReadonlyMap<string, Arrival>
}

interface Place {
  readonly caseId: string
  readonly matter: PublishedMatter
  readonly subject: { readonly id: string; readonly identifier: string }
  readonly item: Pick<MatterItem, 'region'> & { readonly unit: { readonly path: string } }
}

/**
 * Gives a case what came with it, as an upload is given: into the applicant's library, and to its place; a certificate only when the keys
 * of the platform that sent it say that it holds. Done again it changes nothing. Throws what a file was refused with,
 * material.not-asked, peer.certificate-refused; `materials` names the place.
 */
export async function takeMaterials(
  platform: Platform,
  peer: Peer,
  place: Place,
  materials: readonly CrossingMaterial[],
  { messageId, files }: Brought,
): Promise<void> {
  const asked = place.matter.definition.materials.filter(takesFiles)
  const taken = await Promise.all(
    materials.map(async (sent) => {
      const members = { materials: [{ id: sent.slot }] }
      const arrival = files.get(sent.digest)
      const material = asked.find(({ id }) => id === sent.slot)
      if (!material) throw new Problem('material.not-asked', { members })
      if (arrival?.state !== 'here' || !arrival.type || !arrival.scan)
        throw refusal(arrival?.fault, { members })
      const shown = sent.certificate ? await shownBy(platform, peer, place, sent) : null
      return { sent, material, shown, file: { ...arrival, type: arrival.type, scan: arrival.scan } }
    }),
  )
  const { read } = platform.database
  const now = platform.clock.now()
  for (const { sent, material, file } of taken) {
    const name = labelOf(sent.name, file.type)
    const itemId = await keepItem(
      read,
      {
        digest: file.digest,
        size: file.size,
        type: file.type,
        scan: file.scan,
        id: uuidv7(now),
        ownerId: place.subject.id,
        kind: kindOf(place.matter.definition.slug, material.id),
        title: { material: material.name, matter: place.matter.definition.title },
        name,
        uploadedAt: now,
        accountId: peer.id,
        uploadedBy: peer.name,
      },
      platform.config.uploads.quotaBytes,
    )
    await give(
      read,
      filingOf(place, peer),
      { id: uuidv7(now), slot: material.id, source: 'upload', itemId, at: now, by: peer.name },
      { reopen: true },
    )
  }
  await putReceived(
    read,
    place.caseId,
    messageId,
    taken.map(({ sent, shown }) => ({ ...sent, id: uuidv7(now), shown })),
    now,
  )
}

/** No account keeps it: it is the other platform's window that put it together. */
function filingOf({ caseId, subject, matter, item }: Place, peer: Peer) {
  return {
    caseId,
    ownerId: subject.id,
    slug: matter.definition.slug,
    accountId: peer.id,
    regionPath: item.region.path,
    unitPath: item.unit.path,
    required: matter.definition.materials
      .filter((material) => material.required === 'always' && !material.pledge && takesFiles(material))
      .map(({ id }) => id),
  }
}

async function shownBy(
  platform: Platform,
  peer: Peer,
  { subject }: Place,
  { digest, slot }: CrossingMaterial,
): Promise<ShownCertificate> {
  const check = await judge(platform, peer, digest, { holder: subject.identifier })
  if ('fault' in check)
    throw new Problem('peer.certificate-refused', {
      detail: check.fault,
      members: { materials: [{ id: slot }, { id: check.fault }] },
    })
  const { identifier, holder } = check.subject
  return { identifier, holderName: holder.name, holderIdentifier: holder.identifier }
}

const refusals = [
  'material.too-large',
  'material.type-refused',
  'material.damaged',
  'material.encrypted',
  'material.picture-too-large',
  'material.infected',
] as const

function refusal(fault: string | null | undefined, options: { members: Record<string, unknown> }): Problem {
  return new Problem(refusals.find((code) => code === fault) ?? 'material.damaged', options)
}

import type { GivenMaterial, MaterialSlot, OfferedMaterial } from '#contract'
import { certificatesValidOn, type StoredCertificate } from '#modules/certificate'
import { givenIn, itemsOfKinds, kindOf, takesFiles, type Given, type Material } from '#modules/material'
import type { PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import type { Read } from '#platform/database'

const MOST_OFFERED = 4

/** Every material a matter asks for, with what is given for it and what the library and certificates have to offer; reads nothing where no files are taken. */
export async function slotsOf(
  read: Read,
  matter: PublishedMatter,
  filing: { readonly caseId: string; readonly subjectId: string },
  now: Temporal.Instant,
): Promise<MaterialSlot[]> {
  const { slug, materials } = matter.definition
  const taking = materials.filter(takesFiles)
  const issuers = taking.flatMap(({ certificates }) => certificates ?? [])
  const [given, items, certificates] = await Promise.all([
    taking.length > 0 ? givenIn(read, filing.caseId) : [],
    taking.length > 0
      ? itemsOfKinds(
          read,
          filing.subjectId,
          taking.map(({ id }) => kindOf(slug, id)),
        )
      : [],
    issuers.length > 0 ? certificatesValidOn(read, filing.subjectId, issuers, dateOf(now)) : [],
  ])
  return materials.map((material) => {
    const here = given.filter(({ slot }) => slot === material.id)
    const standing = new Set(here.filter(({ replacedAt }) => !replacedAt).map(({ digest }) => digest))
    const offered: OfferedMaterial[] = takesFiles(material)
      ? [
          ...certificates
            .filter(({ slug: issuer }) => material.certificates?.includes(issuer))
            .filter(({ id }) => !here.some((each) => each.certificateId === id && !each.replacedAt))
            .map(certificateOffer),
          ...items
            .filter(({ kind, digest }) => kind === kindOf(slug, material.id) && !standing.has(digest))
            .map((item) => ({
              source: 'library' as const,
              id: item.id,
              name: item.name,
              since: item.uploadedAt.toString(),
              acceptedAt: item.acceptedAt?.toString() ?? null,
            })),
        ].slice(0, MOST_OFFERED)
      : []
    return slotView(material, here, offered)
  })
}

function slotView(material: Material, given: readonly Given[], offered: OfferedMaterial[]): MaterialSlot {
  return {
    id: material.id,
    name: material.name,
    held: material.held !== undefined,
    ...(material.held ? { label: material.held.label } : {}),
    // What may be pledged for instead is asked for by the filing itself.
    required: material.required === 'always' && !material.pledge,
    standard: material.standard,
    takesFiles: takesFiles(material),
    given: given.map(givenView),
    offered,
  }
}

function givenView({ size, ...given }: Given): GivenMaterial {
  return {
    id: given.id,
    source: given.source,
    itemId: given.itemId,
    certificateId: given.certificateId,
    name: given.name,
    type: given.type,
    sizeBytes: size,
    digest: given.digest,
    scan: given.scan,
    givenAt: given.givenAt.toString(),
    givenBy: given.givenBy,
    keptSince: given.keptSince?.toString() ?? null,
    acceptedAt: given.acceptedAt?.toString() ?? null,
    handedInAt: given.handedInAt?.toString() ?? null,
    replacedAt: given.replacedAt?.toString() ?? null,
  }
}

function certificateOffer({ id, body, issuedOn }: StoredCertificate): OfferedMaterial {
  return { source: 'certificate', id, name: body.name.zh, since: issuedOn.toString(), acceptedAt: null }
}

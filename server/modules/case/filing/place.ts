import type { Principal } from '#contract'
import { takesFiles, type FilingPlace, type Material } from '#modules/material'
import { definitionOf, type PublishedMatter } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { getOwnCase } from '../access.ts'
import { filingContext, keeperOf } from './context.ts'
import { findDraft } from './draft.ts'
import { requiredSlots } from './required.ts'

/** Where a material is given: a place of a draft of one's own, or of a case of one's own whose correction is asked for. */
export interface MaterialPlace {
  readonly filing: FilingPlace
  readonly matter: PublishedMatter
  readonly material: Material
  /** Who gives, by name. */
  readonly by: string
  readonly reopen: boolean
}

/** Throws what a draft or case that is not the caller's is answered with, material.handed-in once it is filed, material.not-asked where no file is taken. */
export async function materialPlace(act: Act, id: string, slot: string): Promise<MaterialPlace> {
  const { principal } = act
  if (principal.kind === 'anonymous') throw new Problem('access.sign-in-required')
  const draft = await findDraft(act.platform.database.read, id, keeperOf(act))
  const found =
    draft && !draft.submittedAt
      ? await inDraft(act, principal, draft)
      : await inCorrection(act, principal, id)
  const material = found.matter.definition.materials.find((each) => each.id === slot)
  if (!material || !takesFiles(material)) throw new Problem('material.not-asked')
  return { ...found, material, by: principal.name }
}

type Signed = Exclude<Principal, { kind: 'anonymous' }>

async function inDraft(act: Act, principal: Signed, draft: Parameters<typeof filingContext>[1]) {
  const { matter, item, subject } = await filingContext(act, draft)
  const filing = placeOf(draft.id, subject.id, matter, principal, item.region.path, item.unit.path)
  return { filing, matter, reopen: false }
}

async function inCorrection(act: Act, principal: Signed, id: string) {
  if (principal.kind !== 'person') throw new Problem('filing.not-found')
  const { base, state } = await getOwnCase(act, id)
  if (!state.corrections || state.status === 'closed') throw new Problem('material.handed-in')
  const matter = await definitionOf(act.platform.database, base.slug, base.version)
  if (!matter) throw new Problem('case.not-found')
  const filing = placeOf(id, base.subject.id, matter, principal, base.region.path, base.unit.path)
  return { filing, matter, reopen: true }
}

function placeOf(
  caseId: string,
  ownerId: string,
  matter: PublishedMatter,
  { accountId }: Signed,
  regionPath: string,
  unitPath: string,
): FilingPlace {
  return {
    caseId,
    ownerId,
    slug: matter.definition.slug,
    accountId,
    regionPath,
    unitPath,
    required: requiredSlots(matter),
  }
}

import { materialOperations, type MaterialSlot } from '#contract'
import { certificatesValidOn } from '#modules/certificate'
import {
  give as giveMaterial,
  keepItem,
  kindOf,
  labelOf,
  receiveFile,
  takeBack as takeMaterialBack,
} from '#modules/material'
import { dateOf } from '#platform/clock'
import { canonicalJson, sm3Hex, uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { materialPlace, type MaterialPlace } from '../filing/place.ts'
import { slotsOf } from '../filing/slots.ts'

const upload = implement(materialOperations.upload, async (act, { params, query }) => {
  const place = await materialPlace(act, params.id, params.slot)
  const { database, config } = act.platform
  const { filing, matter, material, by } = place
  const file = await receiveFile(act.platform, act.upload, act.now)
  const itemId = await keepItem(
    database.read,
    {
      ...file,
      id: uuidv7(act.now),
      ownerId: filing.ownerId,
      kind: kindOf(filing.slug, material.id),
      title: { material: material.name, matter: matter.definition.title },
      name: labelOf(query.name, file.type),
      uploadedAt: act.now,
      accountId: filing.accountId,
      uploadedBy: by,
    },
    config.uploads.quotaBytes,
  )
  const given = { id: uuidv7(act.now), slot: material.id, source: 'upload', itemId, at: act.now, by } as const
  await giveMaterial(database.read, filing, given, place)
  return slotAfter(act, place)
})

const give = implement(materialOperations.give, async (act, { params, body }) => {
  const place = await materialPlace(act, params.id, params.slot)
  const { filing, material, by } = place
  const what =
    body.source === 'library'
      ? ({ source: 'library', itemId: body.id } as const)
      : await certificateGiven(act, place, body.id)
  const given = { id: uuidv7(act.now), slot: material.id, at: act.now, by, ...what }
  await giveMaterial(act.platform.database.read, filing, given, place)
  return slotAfter(act, place)
})

const takeBack = implement(materialOperations.takeBack, async (act, { params }) => {
  const place = await materialPlace(act, params.id, params.slot)
  await takeMaterialBack(act.platform.database.read, {
    caseId: place.filing.caseId,
    slot: place.material.id,
    givenId: params.given,
  })
  return slotAfter(act, place)
})

/** What an applicant does with the materials of a draft or of a correction. */
export const givingHandlers = [upload, give, takeBack]

/** A valid certificate of the applicant's own, of a matter whose certificates answer for the material. */
async function certificateGiven(act: Act, { filing, material }: MaterialPlace, id: string) {
  const held = await certificatesValidOn(
    act.platform.database.read,
    filing.ownerId,
    material.certificates ?? [],
    dateOf(act.now),
  )
  const certificate = held.find((each) => each.id === id)
  if (!certificate) throw new Problem('material.not-found')
  return {
    source: 'certificate',
    certificateId: id,
    digest: sm3Hex(canonicalJson(certificate.body)),
    name: certificate.body.name.zh,
  } as const
}

async function slotAfter(act: Act, { filing, matter, material }: MaterialPlace): Promise<MaterialSlot> {
  act.trail.caseId = filing.caseId
  act.trail.subjectId = filing.ownerId
  const place = { caseId: filing.caseId, subjectId: filing.ownerId }
  const slots = await slotsOf(act.platform.database.read, matter, place, act.now)
  const slot = slots.find(({ id }) => id === material.id)
  if (!slot) throw new Problem('material.not-asked')
  return slot
}

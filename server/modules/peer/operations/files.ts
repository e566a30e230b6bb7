import { peerFileOperations } from '#contract'
import { getVisibleCase } from '#modules/case'
import { findCertificateByIdentifier, sealedPdf, stateOn } from '#modules/certificate'
import { labelOf, receiveFile } from '#modules/material'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { findCrossing } from '../crossing.ts'
import { looseFiles, looseView, putLoose, takeLooseBack } from '../loose.ts'

const giveFile = implement(peerFileOperations.giveFile, async (act, { params, query }) => {
  await requireOpen(act, params.id)
  const file = await receiveFile(act.platform, act.upload, act.now)
  await putLoose(act.platform.database.read, params.id, accountOf(act), {
    ...file,
    id: uuidv7(act.now),
    slot: params.slot,
    name: labelOf(query.name, file.type),
    certificate: null,
    at: act.now,
  })
  return standing(act, params.id)
})

const showCertificate = implement(peerFileOperations.showCertificate, async (act, { params, body }) => {
  await requireOpen(act, params.id)
  const { platform } = act
  const row = await findCertificateByIdentifier(platform.database.read, body.identifier)
  const state = row && stateOn({ state: row.state, validUntil: day(row.validUntil) }, dateOf(act.now))
  if (!row || state !== 'valid') throw new Problem('material.not-found')
  const bytes = await sealedPdf(platform, row)
  const file = await receiveFile(platform, once(bytes), act.now)
  await putLoose(platform.database.read, params.id, accountOf(act), {
    ...file,
    id: uuidv7(act.now),
    slot: params.slot,
    name: labelOf(row.body.name.zh, file.type),
    certificate: {
      identifier: row.identifier,
      holderName: row.holderName,
      holderIdentifier: row.holderIdentifier,
    },
    at: act.now,
  })
  return standing(act, params.id)
})

const takeFileBack = implement(peerFileOperations.takeFileBack, async (act, { params }) => {
  await takeLooseBack(act.platform.database.read, params.id, params.file, accountOf(act))
  return standing(act, params.id)
})

const loose = implement(peerFileOperations.loose, (act, { params }) => standing(act, params.id))

/** What a clerk puts together for a case that crosses. */
export const looseHandlers = [giveFile, showCertificate, takeFileBack, loose]

async function standing(act: Act, caseId: string) {
  const files = await looseFiles(act.platform.database.read, caseId, accountOf(act))
  return { files: files.map(looseView) }
}

/** Before it is handed in, and while a correction is asked for; somebody else's case does not exist. */
async function requireOpen(act: Act, caseId: string): Promise<void> {
  const crossing = await findCrossing(act.platform.database.read, { caseId })
  if (!crossing) return
  if (crossing.direction !== 'sent') throw new Problem('case.not-found')
  await getVisibleCase(act, caseId)
  if (crossing.state !== 'correction') throw new Problem('material.handed-in')
}

function accountOf({ principal }: Act): string {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return principal.accountId
}

function day(on: Temporal.PlainDate | null): string | null {
  return on?.toString() ?? null
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

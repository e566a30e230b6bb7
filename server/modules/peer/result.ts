import { findCase, type CaseState } from '#modules/case'
import { certificatesIssuedIn, sealedPdf } from '#modules/certificate'
import { receiveFile } from '#modules/material'
import type { Platform } from '#platform/runtime'
import type { Content, PeerMessage } from './content.ts'
import { findCrossing, type Crossing } from './crossing.ts'
import { write } from './outgoing.ts'

export type SealedCertificates = Content<'case.closed'>['certificates']

/** Every certificate that a case gave and that stands, as a sealed file that is kept until the message holds it. Throws ledger.not-integrated. */
export async function sealResults(platform: Platform, caseId: string): Promise<SealedCertificates> {
  const issued = await certificatesIssuedIn(platform.database.read, [caseId])
  const sealed: SealedCertificates = []
  for (const certificate of issued.filter(({ state }) => state === 'valid')) {
    const bytes = await sealedPdf(platform, certificate)
    const { digest, size } = await receiveFile(platform, once(bytes), platform.clock.now())
    sealed.push({ identifier: certificate.identifier, digest, size })
  }
  return sealed
}

/** The end of a case as the other side is told it. */
export function endOf(
  { milestone, decision, results }: CaseState,
  at: string,
  certificates: SealedCertificates,
): PeerMessage {
  const certificate = results.at(-1)?.identifier
  return {
    kind: 'case.closed',
    content: {
      milestone,
      at,
      ...(decision ? { outcome: decision.outcome } : {}),
      reasons: decision?.reasons ?? [],
      ...(certificate ? { certificate } : {}),
      certificates,
    },
  }
}

/** The certificate did not pass there: the result goes once more, sealed anew. */
export async function sendResultAnew(platform: Platform, { caseId, thread }: Crossing): Promise<void> {
  const found = await findCase(platform.database.read, caseId)
  // It is told of its end when it has come.
  if (found?.state.status !== 'closed' || !found.closedAt) return
  const message = endOf(found.state, found.closedAt, await sealResults(platform, caseId))
  await platform.database.write(async (transaction) => {
    const crossing = await findCrossing(transaction, { thread }, 'lock')
    if (crossing) await write(transaction, crossing, message, platform.clock.now())
  })
  platform.signals.emit('peer.written')
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

import type { Platform } from '#platform/runtime'
import type { Arrival } from './arrivals.ts'
import { judge, keepCertificate } from './certificates.ts'
import type { Content } from './content.ts'
import type { Crossing } from './crossing.ts'
import type { Peer } from './peers.ts'

/** Verifies every certificate that came with a result, and keeps them for their holder when all of them hold; else gives the step at which one failed. */
export async function keepCertificates(
  platform: Platform,
  peer: Peer,
  { caseId, applicant }: Crossing,
  { certificates }: Content<'case.closed'>,
  files: ReadonlyMap<string, Arrival>,
): Promise<string | undefined> {
  const judged = await Promise.all(
    certificates.map(async ({ identifier, digest, size }) => {
      const arrival = files.get(digest)
      if (arrival?.state !== 'here') return { fault: arrival?.fault ?? 'missing' }
      const check = await judge(platform, peer, digest, { holder: applicant.identifier, identifier })
      return 'fault' in check ? { fault: check.fault } : { subject: check.subject, digest, size }
    }),
  )
  for (const each of judged) if ('fault' in each) return each.fault
  for (const each of judged)
    if (!('fault' in each))
      await keepCertificate(
        platform,
        { caseId, peerId: peer.id, digest: each.digest, size: each.size },
        each.subject,
      )
  return undefined
}

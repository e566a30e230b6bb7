import type { LedgerEntry, ProofBundle, TrustedKey } from '#contract'
import { generateSm2Key, signSm2, type KeyStore } from '#platform/crypto'
import { makeBundle, signSubject } from './bundle.ts'
import { signCheckpoint } from './checkpoint.ts'
import { digestOf, leafOf, newSalt } from './entry.ts'
import { hashRange, inclusionRanges } from './merkle.ts'
import { growTree, hashPerfect, rootOfEdge } from './tile.ts'

/** A certificate's data as the tests of this folder prove it. */
export const subject = {
  kind: 'certificate' as const,
  number: '1.2.156.3005.2',
  holder: '张三',
  items: [1, { until: '2031-11-22' }],
}

const CASE_ID = '0199f1f0-0000-7000-8000-000000000001'

export function entryOf(members: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: crypto.randomUUID(),
    kind: 'case.decided',
    caseId: CASE_ID,
    digest: '0'.repeat(64),
    at: '2026-11-22T08:00:00.5Z',
    ...members,
  }
}

/** Fresh keys in memory, with what a verifier of theirs is given. */
export function makeSigner() {
  const keys = { certificate: generateSm2Key('test').privateKey, ledger: generateSm2Key('test').privateKey }
  const uses = ['certificate', 'ledger'] as const
  const trustedKeys: TrustedKey[] = uses.map((use) => ({
    keyId: keys[use].publicKey.id,
    algorithm: 'SM2',
    use,
    pem: keys[use].publicKey.pem,
    isCurrent: true,
  }))
  const keyStore: KeyStore = {
    sign: async (purpose, bytes) => {
      if (purpose === 'peer' || purpose === 'counterparty')
        throw new TypeError(`The sample has no key for ${purpose}`)
      return { keyId: keys[purpose].publicKey.id, value: signSm2(keys[purpose], bytes) }
    },
    publicKeys: () =>
      trustedKeys.map(({ keyId, use, pem, isCurrent }) => ({ keyId, purpose: use, pem, isCurrent })),
  }
  const bundleKeys = uses.map((use) => ({
    keyId: keys[use].publicKey.id,
    spki: keys[use].publicKey.spki.toString('base64'),
  }))
  return { keyStore, trustedKeys, bundleKeys }
}

/** A whole bundle over a log of seven entries, two of which are of the subject's case. */
export async function sampleBundle(
  signer: Pick<ReturnType<typeof makeSigner>, 'keyStore'>,
  options: { documentDigest?: string; secondEntry?: LedgerEntry } = {},
): Promise<ProofBundle> {
  const [salt, secondSalt, content] = [newSalt(), newSalt(), { outcome: 'granted' }]
  const own = entryOf({ kind: 'certificate.issued', digest: digestOf(salt, subject) })
  const second = { ...(options.secondEntry ?? entryOf()), digest: digestOf(secondSalt, content) }
  const log = [entryOf(), entryOf(), own, entryOf(), second, entryOf(), entryOf()]
  const { edge } = growTree({ size: 0, tiles: [] }, log.map(leafOf))
  const body = {
    origin: 'yiwang/test',
    size: log.length,
    root: rootOfEdge(edge),
    at: Temporal.Instant.from('2026-11-22T08:00:01Z'),
  }
  const { note } = await signCheckpoint(signer.keyStore, body)
  const leaves = log.map(leafOf)
  const nodeAt = (height: number, index: number) =>
    hashPerfect(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height))
  const item = (index: number, entry: LedgerEntry) => ({
    entry,
    index,
    path: inclusionRanges(index, log.length).map((range) => hashRange(range, nodeAt).toString('hex')),
    checkpoint: note,
  })
  return makeBundle(signer.keyStore, {
    subject,
    signature: await signSubject(signer.keyStore, subject),
    entries: [
      { ...item(2, own), opening: { salt } },
      { ...item(4, second), opening: { salt: secondSalt, content } },
    ],
    ...(options.documentDigest ? { documentDigest: options.documentDigest } : {}),
  })
}

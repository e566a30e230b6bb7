import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { ScannerAway } from '#platform/scan'
import { TooLarge, type Received } from '#platform/storage'
import { touchFile, type KeptFile } from './queries.ts'
import { sniff } from './sniff/sniff.ts'

/**
 * Takes a file in: digest and size while it comes, then its type by its bytes, then a look for malware; only then is it kept. Nothing is left of what is refused.
 * Throws material.too-large, what `sniff` throws, material.infected, and material.scanner-away where a scanner is configured and gives no verdict.
 */
export async function receiveFile(
  platform: Platform,
  source: AsyncIterable<Uint8Array>,
  now: Temporal.Instant,
): Promise<KeptFile> {
  await using received = await take(platform, source)
  const type = await sniff(received)
  const scan = await look(platform, received)
  const file: KeptFile = { digest: received.digest, size: received.size, type, scan }
  // The row first: bytes without one would be found by nobody, a row without bytes is swept away.
  await touchFile(platform.database.read, file, now)
  await received.keep()
  return file
}

async function take({ files, config }: Platform, source: AsyncIterable<Uint8Array>): Promise<Received> {
  const { maxBytes } = config.uploads
  try {
    return await files.receive(source, maxBytes)
  } catch (cause) {
    if (cause instanceof TooLarge) throw new Problem('material.too-large', { members: { maxBytes }, cause })
    throw cause
  }
}

async function look({ scanner, metrics }: Platform, received: Received): Promise<KeptFile['scan']> {
  if (!scanner) return 'unscanned'
  try {
    const verdict = await scanner.scan(received.stream())
    metrics.count('yiwang_scans_total', { verdict: verdict.clean ? 'clean' : 'infected' })
    if (verdict.clean) return 'clean'
    throw new Problem('material.infected', { members: { found: verdict.found } })
  } catch (cause) {
    if (!(cause instanceof ScannerAway)) throw cause
    metrics.count('yiwang_scans_total', { verdict: 'none' })
    throw new Problem('material.scanner-away', { cause })
  }
}

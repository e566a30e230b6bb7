import { z } from 'zod'
import { peerIdentity, peerKeys, peerService, verification } from '#contract'
import type { Platform } from '#platform/runtime'
import { isKeysSignature } from './envelope.ts'
import { keepIssuerKeys, keepServices, listPeers, type Peer } from './peers.ts'

const TIMEOUT_MS = 10_000
/** What a peer offers changes by publications, a few a month. */
const STALE_MINUTES = 30

/** Asks a platform who it is; undefined where it does not answer as one. */
export async function askIdentity(url: string): Promise<z.infer<typeof peerIdentity> | undefined> {
  return ask(url, '/api/v1/peer/identity', peerIdentity)
}

/** Asks peers that were not asked for a while what they offer; one that does not answer keeps what it last told. */
export async function refreshOffers(platform: Platform): Promise<void> {
  const stale = platform.clock.now().subtract({ minutes: STALE_MINUTES })
  for (const peer of await listPeers(platform.database.read))
    if (peer.state === 'active' && (!peer.toldAt || Temporal.Instant.compare(peer.toldAt, stale) < 0))
      await Promise.all([refreshOffer(platform, peer), refreshKeys(platform, peer)])
}

export async function refreshOffer(platform: Platform, peer: Pick<Peer, 'id' | 'url'>): Promise<boolean> {
  const told = await ask(
    peer.url,
    '/api/v1/peer/offers',
    z.object({ services: z.array(peerService).max(2000) }),
  )
  if (told) await keepServices(platform.database.read, peer.id, told.services, platform.clock.now())
  return told !== undefined
}

/** How far ahead its clock may be. */
const AHEAD_MINUTES = 10

/** Asks a peer which keys it issues certificates with; only what the key that administrators compared has signed is taken. */
export async function refreshKeys(
  platform: Platform,
  peer: Pick<Peer, 'id' | 'url' | 'keyId' | 'publicKey'>,
): Promise<boolean> {
  const told = await ask(peer.url, '/api/v1/peer/keys', peerKeys)
  if (!told || told.statement.from !== peer.keyId || !isKeysSignature(peer.publicKey, told)) return false
  const at = Temporal.Instant.from(told.statement.at)
  if (Temporal.Instant.compare(at, platform.clock.now().add({ minutes: AHEAD_MINUTES })) > 0) return false
  await keepIssuerKeys(platform.database.read, peer.id, told.statement.keys, at)
  return true
}

/** Asks a peer whether a certificate it issued stands; undefined where it does not answer. */
export async function askStanding(
  peer: Pick<Peer, 'url'>,
  identifier: string,
): Promise<z.infer<typeof verification> | undefined> {
  return ask(peer.url, `/api/v1/verify/${encodeURIComponent(identifier)}`, verification)
}

async function ask<T>(url: string, path: string, shape: z.ZodType<T>): Promise<T | undefined> {
  try {
    const response = await fetch(`${url}${path}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const parsed = shape.safeParse(await response.json())
    return response.ok && parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

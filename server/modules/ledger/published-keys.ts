import type { PublishedKeys } from '#contract'
import type { KeyStore } from '#platform/crypto'

/** The key store's public keys as the government publishes them. */
export function publishKeys(keyStore: KeyStore): PublishedKeys {
  const keys = keyStore.publicKeys().map(({ keyId, purpose, pem, isCurrent }) => ({
    keyId,
    algorithm: 'SM2' as const,
    use: purpose,
    pem,
    isCurrent,
  }))
  return { format: 'yiwang-keys/1', keys }
}

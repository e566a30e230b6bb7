import type { PublishedKeys } from '#contract'
import type { KeyStore } from '#platform/crypto'

/** The key store's public keys as the government publishes them. */
export function publishKeys(keyStore: KeyStore): PublishedKeys {
  // What signs messages to other platforms, to banks and carriers proves nothing to anybody else.
  const keys = keyStore
    .publicKeys()
    .flatMap(({ keyId, purpose, pem, isCurrent }) =>
      purpose === 'peer' || purpose === 'counterparty'
        ? []
        : [{ keyId, algorithm: 'SM2' as const, use: purpose, pem, isCurrent }],
    )
  return { format: 'yiwang-keys/1', keys }
}

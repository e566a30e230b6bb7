/** What a key may sign: documents given to people and firms, checkpoints of the ledger, messages to other platforms, or to banks and carriers. */
export const keyPurposes = ['certificate', 'ledger', 'peer', 'counterparty'] as const
export type KeyPurpose = (typeof keyPurposes)[number]

export interface Signature {
  readonly keyId: string
  /** DER `SEQUENCE{r, s}`. */
  readonly value: Buffer
}

/** A key as published: retired ones stay published, because what they signed stays valid. */
export interface PublishedKey {
  readonly keyId: string
  readonly purpose: KeyPurpose
  /** SubjectPublicKeyInfo, PEM. */
  readonly pem: string
  readonly isCurrent: boolean
}

/**
 * Where the government's signing keys live. The software store keeps them in files; a certified device
 * (GM/T 0018) or a remote signer is another implementation of this interface, and private keys never cross it.
 */
export interface KeyStore {
  /** SM2 over the bytes with the current key of the purpose. */
  sign(purpose: KeyPurpose, bytes: Uint8Array): Promise<Signature>
  /** Every key that ever signed, the current ones included. */
  publicKeys(): readonly PublishedKey[]
}

import { createCipheriv, createDecipheriv, randomBytes, type CipherGCMTypes } from 'node:crypto'

/** Encrypts with SM4 (GB/T 32907-2016): CBC pads by PKCS#7, CTR keeps the length; key and iv are 16 bytes. */
export function encryptSm4(mode: 'cbc' | 'ctr', key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(`sm4-${mode}`, key, iv)
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

/** Undoes encryptSm4; throws when CBC padding is wrong, and proves nothing about who wrote the bytes. */
export function decryptSm4(
  mode: 'cbc' | 'ctr',
  key: Uint8Array,
  iv: Uint8Array,
  encrypted: Uint8Array,
): Buffer {
  const decipher = createDecipheriv(`sm4-${mode}`, key, iv)
  return Buffer.concat([decipher.update(encrypted), decipher.final()])
}

/**
 * Encrypts data at rest with SM4-GCM (RFC 8998 §2.1) under a fresh nonce: nonce (12 bytes) ‖ encrypted ‖ tag (16 bytes).
 * The context (such as `identity.person.phone:<id>`) is bound in, so a value copied to another row does not open.
 */
export function sealSm4(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(GCM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Opens what sealSm4 made; throws when a byte, the key or the context differs. */
export function openSm4(key: Uint8Array, sealed: Uint8Array, context: string): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new TypeError('Too short to be sealed data')
  const decipher = createDecipheriv(GCM, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
}

/** Node's types know only the GCM modes of AES. */
const GCM = 'sm4-gcm' as CipherGCMTypes
const NONCE_BYTES = 12
const TAG_BYTES = 16

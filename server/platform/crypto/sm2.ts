import {
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { sm3, sm3Hex } from './sm3.ts'

/** A public SM2 key ready to verify with. */
export interface Sm2PublicKey {
  /** The first 16 hexadecimal digits of SM3 over the SPKI. */
  readonly id: string
  /** SubjectPublicKeyInfo, DER, 91 bytes. */
  readonly spki: Buffer
  readonly pem: string
  /** What every signed message is prefixed with before it is digested (GB/T 32918.2-2016 §5.5). */
  readonly za: Buffer
  readonly key: KeyObject
}

export interface Sm2PrivateKey {
  readonly key: KeyObject
  readonly publicKey: Sm2PublicKey
}

/** Makes a key pair; the PEM is PKCS#8 encrypted with SM4-CBC under the passphrase. */
export function generateSm2Key(passphrase: string): { privateKey: Sm2PrivateKey; pem: string } {
  // Asking for PEM matters: a KeyObject straight from the generator signs ECDSA on the SM2 curve, which no SM2 peer accepts.
  const { privateKey: pem } = generateKeyPairSync('ec', {
    namedCurve: 'SM2',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'sm4-cbc', passphrase },
  })
  return { privateKey: readSm2PrivateKey(pem, passphrase), pem }
}

/** Opens an encrypted PKCS#8 PEM; throws when the passphrase is wrong or the key is not an SM2 key. */
export function readSm2PrivateKey(pem: string, passphrase: string): Sm2PrivateKey {
  const key = createPrivateKey({ key: pem, passphrase })
  assertNativeSm2(key)
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return { key, publicKey: readSm2PublicKey(spki) }
}

/** Reads a SubjectPublicKeyInfo (DER bytes or PEM text); throws when it is not an uncompressed point of the SM2 curve. */
export function readSm2PublicKey(spkiOrPem: Uint8Array | string): Sm2PublicKey {
  const spki = typeof spkiOrPem === 'string' ? derOfPem(spkiOrPem) : Buffer.from(spkiOrPem)
  if (spki.length !== SPKI_BYTES || !spki.subarray(0, SPKI_PREFIX.length).equals(SPKI_PREFIX))
    throw new TypeError('Not an SM2 public key')
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  assertNativeSm2(key)
  return {
    id: sm3Hex(spki).slice(0, 16),
    spki,
    pem: pemOfDer(spki),
    za: sm3(ZA_PREFIX, spki.subarray(-64)),
    key,
  }
}

/** Builds a public key from the coordinates of its point, 32 bytes each; throws when the point is not on the curve. */
export function sm2PublicKeyOfPoint(x: Uint8Array, y: Uint8Array): Sm2PublicKey {
  return readSm2PublicKey(Buffer.concat([SPKI_PREFIX, x, y]))
}

/** SM2 signature over the bytes with SM3 and the standard's default signer ID, DER `SEQUENCE{r, s}`. */
export function signSm2(privateKey: Sm2PrivateKey, bytes: Uint8Array): Buffer {
  return createSign('sm3').update(privateKey.publicKey.za).update(bytes).sign(privateKey.key)
}

/** Whether the DER signature is this key's over the bytes; garbage is false, never a throw. */
export function verifySm2(publicKey: Sm2PublicKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  return createVerify('sm3').update(publicKey.za).update(bytes).verify(publicKey.key, signature)
}

/** A key that Node takes for plain EC would sign ECDSA; the good one has no type by Node's book. */
function assertNativeSm2(key: KeyObject) {
  if (key.asymmetricKeyType !== undefined) throw new TypeError('Not an SM2 key')
}

function derOfPem(pem: string): Buffer {
  const body = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)\n-----END PUBLIC KEY-----\n?$/.exec(pem)?.[1]
  if (body === undefined) throw new TypeError('Not a PEM public key')
  return Buffer.from(body, 'base64')
}

function pemOfDer(spki: Buffer): string {
  const lines = spki.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`
}

/** SubjectPublicKeyInfo of id-ecPublicKey 1.2.840.10045.2.1 on curve 1.2.156.10197.1.301, up to and with the mark of an uncompressed point. */
const SPKI_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex')
const SPKI_BYTES = SPKI_PREFIX.length + 64

/** GM/T 0009-2012 §10: the signer ID where none is agreed. */
const SIGNER_ID = Buffer.from('1234567812345678', 'ascii')

/** ENTL ‖ ID ‖ a ‖ b ‖ xG ‖ yG, GB/T 32918.2-2016 §5.5 with the curve of GB/T 32918.5-2017. */
const ZA_PREFIX = Buffer.concat([
  Buffer.from([0, SIGNER_ID.length * 8]),
  SIGNER_ID,
  Buffer.from(
    'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
      '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
      '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
      'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
    'hex',
  ),
])

export { canonicalJson, parseCanonicalJson } from './canonical.ts'
export {
  keyPurposes,
  type KeyPurpose,
  type KeyStore,
  type PublishedKey,
  type Signature,
} from './key-store.ts'
export { hashPassword, verifyPassword } from './password.ts'
export { isSameSecret, randomToken, uuidv7 } from './random.ts'
export {
  generateSm2Key,
  readSm2PrivateKey,
  readSm2PublicKey,
  signSm2,
  sm2PublicKeyOfPoint,
  verifySm2,
  type Sm2PrivateKey,
  type Sm2PublicKey,
} from './sm2.ts'
export { digestSm3, hmacSm3, sm3, sm3Hex } from './sm3.ts'
export { decryptSm4, encryptSm4, openSm4, sealSm4 } from './sm4.ts'
export { openSoftwareKeyStore } from './software-key-store.ts'

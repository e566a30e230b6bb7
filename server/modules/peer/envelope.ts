import type { PeerEnvelope, PeerKeys, PeerPiece, PeerReceipt } from '#contract'
import {
  canonicalJson,
  readSm2PublicKey,
  sm3Hex,
  verifySm2,
  type KeyStore,
  type PublishedKey,
} from '#platform/crypto'

/** Messages and receipts never pass for one another, nor for anything else that the key signs. */
const MESSAGE = 'yiwang-peer-message-1\n'
const RECEIPT = 'yiwang-peer-receipt-1\n'
const PIECE = 'yiwang-peer-piece-1\n'
const KEYS = 'yiwang-peer-keys-1\n'

/** The key this platform signs messages with. */
export function ownKey(keyStore: KeyStore): PublishedKey {
  const key = keyStore.publicKeys().find(({ purpose, isCurrent }) => purpose === 'peer' && isCurrent)
  if (!key) throw new TypeError('The key store has no key for peers')
  return key
}

/** SM3 of the SubjectPublicKeyInfo, the first 32 hex digits: what two administrators read out to each other. */
export function fingerprintOf(pem: string): string {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return sm3Hex(der).slice(0, 32)
}

/** SM3 over what is the same at every try, hex. */
export function digestOf({ sentAt: _, ...lasting }: PeerEnvelope): string {
  return sm3Hex(canonicalJson(lasting))
}

export function signMessage(keyStore: KeyStore, envelope: PeerEnvelope): Promise<string> {
  return sign(keyStore, MESSAGE, envelope)
}

export function signReceipt(keyStore: KeyStore, receipt: PeerReceipt): Promise<string> {
  return sign(keyStore, RECEIPT, receipt)
}

export function signPiece(keyStore: KeyStore, piece: PeerPiece): Promise<string> {
  return sign(keyStore, PIECE, piece)
}

export function signKeys(keyStore: KeyStore, statement: PeerKeys['statement']): Promise<string> {
  return sign(keyStore, KEYS, statement)
}

export function isPieceSignature(pem: string, piece: PeerPiece, signature: string): boolean {
  return holds(pem, PIECE, piece, signature)
}

export function isKeysSignature(pem: string, { statement, signature }: PeerKeys): boolean {
  return holds(pem, KEYS, statement, signature)
}

export function isMessageSignature(pem: string, envelope: PeerEnvelope, signature: string): boolean {
  return holds(pem, MESSAGE, envelope, signature)
}

export function isReceiptSignature(pem: string, receipt: PeerReceipt, signature: string): boolean {
  return holds(pem, RECEIPT, receipt, signature)
}

async function sign(keyStore: KeyStore, context: string, value: object): Promise<string> {
  const { value: signature } = await keyStore.sign('peer', bytesOf(context, value))
  return signature.toString('base64')
}

function holds(pem: string, context: string, value: object, signature: string): boolean {
  return verifySm2(readSm2PublicKey(pem), bytesOf(context, value), Buffer.from(signature, 'base64'))
}

function bytesOf(context: string, value: object): Buffer {
  return Buffer.from(context + canonicalJson(value), 'utf8')
}

import type { CounterpartyEnvelope, SignedMessage } from '#contract'
import { canonicalJson, readSm2PublicKey, sm3Hex, verifySm2 } from '#platform/crypto'

/** What is signed for a party never passes for anything else that a key signs. */
const CONTEXT = 'yiwang-counterparty-1\n'

/** Signs bytes with SM2; gives DER. */
export type Signer = (bytes: Uint8Array) => Promise<Uint8Array>

export async function seal(sign: Signer, envelope: CounterpartyEnvelope): Promise<SignedMessage> {
  return { envelope, signature: Buffer.from(await sign(bytesOf(envelope))).toString('base64') }
}

export function isSignedBy(pem: string, { envelope, signature }: SignedMessage): boolean {
  return verifySm2(readSm2PublicKey(pem), bytesOf(envelope), Buffer.from(signature, 'base64'))
}

/** SM3 over what is the same at every try, hex. */
export function digestOf({ sentAt: _, ...lasting }: CounterpartyEnvelope): string {
  return sm3Hex(canonicalJson(lasting))
}

function bytesOf(envelope: CounterpartyEnvelope): Buffer {
  return Buffer.from(CONTEXT + canonicalJson(envelope), 'utf8')
}

import type { KeyStore } from '#platform/crypto'

/** What a checkpoint says: the log of this name had this many entries and this root at this time. */
export interface CheckpointBody {
  /** The log's name, no spaces: `yiwang/<id of its first key>`. */
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  readonly at: Temporal.Instant
}

export interface SignedCheckpoint extends CheckpointBody {
  readonly keyId: string
  /** The signed text (C2SP signed-note and tlog-checkpoint, with SM2): body, empty line, signature line. */
  readonly note: string
}

/** Signs with the current ledger key. */
export async function signCheckpoint(keyStore: KeyStore, body: CheckpointBody): Promise<SignedCheckpoint> {
  const text = textOf(body)
  const { keyId, value } = await keyStore.sign('ledger', Buffer.from(text, 'utf8'))
  const line = Buffer.concat([Buffer.from(keyId, 'hex').subarray(0, KEY_HASH_BYTES), value])
  return { ...body, keyId, note: `${text}\n— ${body.origin} ${line.toString('base64')}\n` }
}

/** A note taken apart; `keyHash` is the beginning of the signing key's id, hexadecimal. */
export interface ParsedCheckpoint extends CheckpointBody {
  readonly signed: Buffer
  readonly keyHash: string
  readonly signature: Buffer
}

/** Undefined when the text is not exactly a checkpoint: every byte of one is either signed or the signature. */
export function parseCheckpoint(note: string): ParsedCheckpoint | undefined {
  const [, origin, size, rootText, atText, signer, lineText] = NOTE.exec(note) ?? []
  if (!origin || !size || !rootText || !atText || !lineText || signer !== origin) return undefined
  const [root, line] = [Buffer.from(rootText, 'base64'), Buffer.from(lineText, 'base64')]
  const at = findInstant(atText)
  if (!at) return undefined
  const body = { origin, size: Number(size), root, at }
  const text = textOf(body)
  const keyHash = line.subarray(0, KEY_HASH_BYTES).toString('hex')
  // Base64 has spare bits and times more than one spelling: written again, the text must be the same.
  if (`${text}\n— ${origin} ${line.toString('base64')}\n` !== note) return undefined
  return { ...body, signed: Buffer.from(text, 'utf8'), keyHash, signature: line.subarray(KEY_HASH_BYTES) }
}

const KEY_HASH_BYTES = 4
const NOTE =
  /^([\w./-]{1,100})\n([1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n(\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z)\n\n— (\S+) ([A-Za-z0-9+/]{12,160}={0,2})\n$/

function textOf({ origin, size, root, at }: CheckpointBody): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n${at}\n`
}

/** The 31st of February looks like a time but is none. */
function findInstant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

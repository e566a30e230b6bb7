import { canonicalJson, sm3Hex } from '#platform/crypto'

/** How lots are drawn. Another way is another version; an old draw is repeated by the version it names. */
export const ALGORITHM = 'yiwang-draw/1'

/** One that may be drawn, under a number that stays the same. */
export interface Lot {
  readonly number: string
  readonly name: string
}

/** What is settled before the value is known that decides: the list by its digest, bound to a salt so that the digest tells nothing. */
export interface Commitment {
  readonly algorithm: string
  readonly list: readonly Lot[]
  /** 128 bits, hexadecimal. */
  readonly salt: string
  /** SM3 of all this in canonical JSON, hexadecimal. */
  readonly digest: string
}

export interface Draw {
  readonly algorithm: string
  readonly commitment: string
  readonly publicValue: string
  /** SM3(commitment ‖ public value), hexadecimal. */
  readonly seed: string
  /** Numbers in the order of SM3(seed ‖ number). */
  readonly order: readonly string[]
  /** Who was passed over, for a conflict of interest or a post given up. */
  readonly passedOver: readonly string[]
  readonly drawn: readonly string[]
}

/** Settles who is in the draw. The order in which the list is given makes no difference. */
export function commit(lots: readonly Lot[], salt: string): Commitment {
  const list = lots.toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
  return { algorithm: ALGORITHM, list, salt, digest: digestOf(list, salt) }
}

/** Whether a list is the one that was settled on. */
export function isAsCommitted({ algorithm, list, salt, digest }: Commitment): boolean {
  return algorithm === ALGORITHM && digestOf(list, salt) === digest
}

/**
 * Draws `size` of a list that was settled on before the public value was known: nobody could choose either with the outcome in sight, and
 * anybody can draw again. Fewer are drawn where too few are left.
 */
export function draw(
  commitment: Commitment,
  publicValue: string,
  { size, passOver }: { readonly size: number; readonly passOver: ReadonlySet<string> },
): Draw {
  const seed = sm3Hex(`${commitment.digest}${publicValue}`)
  const order = commitment.list
    .map(({ number }) => ({ number, key: sm3Hex(`${seed}${number}`) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ number }) => number)
  return {
    algorithm: commitment.algorithm,
    commitment: commitment.digest,
    publicValue,
    seed,
    order,
    passedOver: order.filter((number) => passOver.has(number)),
    drawn: order.filter((number) => !passOver.has(number)).slice(0, size),
  }
}

function digestOf(list: readonly Lot[], salt: string): string {
  return sm3Hex(canonicalJson({ algorithm: ALGORITHM, list, salt }))
}

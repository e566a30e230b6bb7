/** A small deterministic source of chance (sfc32): the same seed gives the same city everywhere. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** Whole number, both ends included. */
  integer(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight. */
  weigh<T>(choices: readonly (readonly [T, number])[]): T
  digits(length: number): string
}

export function createRandom(seed: number): Random {
  const next = sfc32(seed)
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => item(list, Math.floor(next() * list.length)),
    weigh: (choices) => {
      let left = next() * choices.reduce((total, [, weight]) => total + weight, 0)
      return (choices.find(([, weight]) => (left -= weight) < 0) ?? item(choices, choices.length - 1))[0]
    },
    digits: (length) => String(integer(0, 10 ** length - 1)).padStart(length, '0'),
  }
}

/** A mobile number in 154, a range that no operator has been given. */
export function inventedPhone(random: Random): string {
  return `154${random.digits(8)}`
}

function item<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('Nothing to pick from')
  return list[index] as T
}

function sfc32(seed: number): () => number {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0]
  const step = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 15; round++) step()
  return step
}

/** Choices read off a list of numbers, so that whoever shrinks the list simplifies what was chosen; when it is used up every roll is 0. */
export class Dice {
  readonly #rolls: readonly number[]
  #at = 0

  constructor(rolls: readonly number[]) {
    this.#rolls = rolls
  }

  /** A whole number from 0, below `sides`. */
  roll(sides: number): number {
    return (this.#rolls[this.#at++] ?? 0) % sides
  }

  /** Whether something happens that does so `percent` times of a hundred; never when the list is used up. */
  chance(percent: number): boolean {
    return this.roll(100) >= 100 - percent
  }

  pick<T>(of: readonly T[]): T {
    const found = of[this.roll(of.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }
}

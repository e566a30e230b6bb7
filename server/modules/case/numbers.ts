import { perDatabase, type Database } from '#platform/database'

const LARGEST_BLOCK = 64

/** 办件编号: item code, day, and a sequence of at least four digits. Under load numbers are taken in blocks, so that filings of one item do not queue behind one row. */
export async function nextNumber(
  database: Database,
  itemCode: string,
  on: Temporal.PlainDate,
): Promise<string> {
  const day = on.toString()
  const all = numbersOf(database)
  const key = `${itemCode} ${day}`
  const numbers = all.get(key) ?? new Numbers(database, itemCode, day)
  if (all.size > 10_000) all.clear()
  all.set(key, numbers)
  return `${itemCode}${day.replaceAll('-', '')}${String(await numbers.take()).padStart(4, '0')}`
}

const numbersOf = perDatabase(() => new Map<string, Numbers>())

/** The numbers of one item and day. One block is fetched at a time: with every filing that finds none fetching its own, a fifth of them waited for the row. */
class Numbers {
  readonly #database: Database
  readonly #itemCode: string
  readonly #day: string
  #next = 1
  #last = 0
  #size = 0.5
  #fetching: Promise<void> | undefined

  constructor(database: Database, itemCode: string, day: string) {
    this.#database = database
    this.#itemCode = itemCode
    this.#day = day
  }

  async take(): Promise<number> {
    // Again, where the block that came was used up by those who waited before.
    while (this.#next > this.#last) await (this.#fetching ??= this.#fetch())
    return this.#next++
  }

  async #fetch(): Promise<void> {
    const size = Math.min(this.#size * 2, LARGEST_BLOCK)
    try {
      const [row] = await this.#database.read<[{ used: number }]>`
        insert into "case".counter (item_code, day, used) values (${this.#itemCode}, ${this.#day}, ${size})
        on conflict (item_code, day) do update set used = counter.used + ${size} returning used`
      this.#next = row.used - size + 1
      this.#last = row.used
      this.#size = size
    } finally {
      this.#fetching = undefined
    }
  }
}

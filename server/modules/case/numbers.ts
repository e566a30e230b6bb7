import { perDatabase, type Database } from '#platform/database'

const LARGEST_BLOCK = 32

interface Block {
  next: number
  last: number
  size: number
}

/** 办件编号: item code, day, and a sequence of at least four digits. Under load numbers are taken in blocks, so that filings of one item do not queue behind one row. */
export async function nextNumber(
  database: Database,
  itemCode: string,
  on: Temporal.PlainDate,
): Promise<string> {
  const day = on.toString()
  const blocks = blocksOf(database)
  const key = `${itemCode} ${day}`
  const block = blocks.get(key)
  if (block && block.next <= block.last) return format(itemCode, day, block.next++)
  const size = Math.min((block?.size ?? 0.5) * 2, LARGEST_BLOCK)
  const [row] = await database.read<[{ used: number }]>`
    insert into "case".counter (item_code, day, used) values (${itemCode}, ${day}, ${size})
    on conflict (item_code, day) do update set used = counter.used + ${size} returning used`
  const first = row.used - size + 1
  blocks.set(key, { next: first + 1, last: row.used, size })
  if (blocks.size > 10_000) blocks.clear()
  return format(itemCode, day, first)
}

const blocksOf = perDatabase(() => new Map<string, Block>())

function format(itemCode: string, day: string, sequence: number): string {
  return `${itemCode}${day.replaceAll('-', '')}${String(sequence).padStart(4, '0')}`
}

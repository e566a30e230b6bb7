import type { Read } from '#platform/database'
import { formatAddress, formatCitation, parseAddress, parseCitation, type Address } from './address.ts'
import { partOf } from './parse.ts'
import { findArticles, type Article, type Statute } from './queries.ts'

export interface Resolved {
  readonly address: string
  /** 《行政许可法》第三十二条第一款第四项 */
  readonly citation: string
  readonly statute: Statute
  readonly article: Article
  /** The words the address names: the whole article, or its 款 or 项. */
  readonly words: string
}

/**
 * What addresses say on a day, in one round trip, by the address as it was given. An address that is malformed, or names a
 * statute, article, 款 or 项 that was not in force then, has no entry.
 */
export async function resolveAddresses(
  read: Read,
  addresses: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, Resolved>> {
  const parsed = addresses.flatMap((given) => {
    const address = readAddress(given)
    return address ? [{ given, address }] : []
  })
  const cited = new Map(
    parsed.map(({ address }) => [keyOf(address), { statute: address.statute, ...address.place }]),
  )
  const found = cited.size === 0 ? [] : await findArticles(read, [...cited.values()], on)
  const byKey = new Map(
    found.map((entry) => [
      `${entry.article.statute}#${entry.article.number}-${entry.article.insertion}`,
      entry,
    ]),
  )
  const resolved = new Map<string, Resolved>()
  for (const { given, address } of parsed) {
    const entry = byKey.get(keyOf(address))
    const words = entry && partOf(entry.article.text, address.place)
    if (entry && words !== undefined)
      resolved.set(given, {
        address: formatAddress(address),
        citation: formatCitation(address),
        ...entry,
        words,
      })
  }
  return resolved
}

/** An address in either form: law:行政许可法#32 or 《行政许可法》第三十二条. */
export function readAddress(text: string): Address | undefined {
  return parseAddress(text) ?? parseCitation(text)
}

function keyOf({ statute, place }: Address): string {
  return `${statute}#${place.article}-${place.insertion}`
}

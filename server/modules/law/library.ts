import { formatCitation } from './address.ts'
import { readCollection, versionsOf, type Version } from './collection.ts'
import { partOf } from './parse.ts'
import { readAddress } from './resolve.ts'

/** The library this release ships, for tools that run without a database. */
export interface Library {
  /** What an address says on a day (ISO date): its words and how it is cited; undefined when nothing in force answers to it. */
  find(
    address: string,
    on: string,
  ): { readonly citation: string; readonly version: string; readonly words: string } | undefined
}

/** Reads the shipped statutes; takes about a tenth of a second. */
export function openLibrary(): Library {
  const versions = Map.groupBy(versionsOf(readCollection()), ({ name }) => name)
  return {
    find(text, on) {
      const address = readAddress(text)
      const version = address && versions.get(address.statute)?.find((candidate) => isInForce(candidate, on))
      const article = version?.articles.find(
        ({ number, insertion }) => number === address?.place.article && insertion === address.place.insertion,
      )
      const words = address && article && partOf(article.text, address.place)
      return words === undefined
        ? undefined
        : { citation: formatCitation(address), version: version?.version ?? '', words }
    },
  }
}

function isInForce({ effectiveFrom, effectiveTo }: Version, on: string): boolean {
  return effectiveFrom <= on && (effectiveTo === null || effectiveTo >= on)
}

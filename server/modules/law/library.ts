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
      if (!address) return undefined
      const { statute, place } = address
      const version = versions.get(statute)?.find((candidate) => isInForce(candidate, on))
      const article = version?.articles.find(
        ({ number, insertion }) => number === place.article && insertion === place.insertion,
      )
      const words = article && partOf(article.text, place)
      return version && words !== undefined
        ? { citation: formatCitation(address), version: version.version, words }
        : undefined
    },
  }
}

function isInForce({ effectiveFrom, effectiveTo }: Version, on: string): boolean {
  return effectiveFrom <= on && (effectiveTo === null || effectiveTo >= on)
}

import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What is known of an identity number's first six digits; an unlisted one may be a county code older than the lists we hold. */
export type AreaStanding = 'listed' | 'demo' | 'unlisted' | 'impossible'

/**
 * Judges an identity number's area (GB 11643-1999 §4.2.1) against the union of all editions of GB/T 2260 we hold,
 * since a number keeps the code of the year it was given in. 1499xx is assigned to nobody and carries the demo city's people.
 */
export function areaStandingOf(area: string): AreaStanding {
  if (!/^\d{6}$/.test(area) || !PROVINCES.has(area.slice(0, 2)) || area.endsWith('00')) return 'impossible'
  if (area.startsWith('1499')) return 'demo'
  return areas().has(area) ? 'listed' : 'unlisted'
}

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

const areaCodes = z.strictObject({ source: z.string(), areas: z.record(z.string(), z.string()) })

let known: ReadonlySet<string> | undefined

function areas(): ReadonlySet<string> {
  if (known) return known
  const parsed = areaCodes.parse(
    JSON.parse(readFileSync(new URL('data/area-codes.json', import.meta.url), 'utf8')),
  )
  known = new Set(
    Object.entries(parsed.areas).flatMap(([prefecture, endings]) =>
      endings.split(' ').map((ending) => prefecture + ending),
    ),
  )
  return known
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { RegionLevel } from '#contract'
import { levelOf, lineageOf, parentCodeOf, pathOf } from './code.ts'

export interface RegionRow {
  code: string
  period: number
  name: string
  level: RegionLevel
  parent_code: string | null
  path: string
  full_name: string
  local_name: string
  valid_from: string | null
  valid_to: string | null
  replaced_by: string[]
  source: string
  verified: boolean
}

/** Every region this release knows in every recorded period of its life, and a digest that changes with any of it. */
export function readList(): { digest: string; rows: RegionRow[] } {
  const texts = ['upper.json', 'jinzhong.json', 'periods.json'].map((name) =>
    readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8'),
  )
  const [upper, jinzhong] = texts.slice(0, 2).map((text) => currentList.parse(JSON.parse(text)))
  const periods = changes.parse(JSON.parse(texts[2] ?? ''))
  const began = new Map(periods.began.map((entry) => [entry.code, entry]))
  const current = [upper, jinzhong].flatMap((list) =>
    Object.entries(list?.regions ?? {}).map(([code, name]): Entry => {
      const start = began.get(code)
      return {
        code,
        name,
        validFrom: start?.validFrom ?? null,
        validTo: null,
        replacedBy: [],
        source: `${list?.source}（${list?.cutOff}）${start ? `；${periods.sources[start.source]}` : ''}`,
        verified: start?.verified ?? true,
      }
    }),
  )
  const ended = periods.ended.map((entry): Entry => ({
    ...entry,
    source: periods.sources[entry.source] ?? entry.source,
  }))
  const digest = createHash('sha256').update(texts.join('\0')).digest('hex')
  return { digest, rows: toRows([...ended, ...current]) }
}

interface Entry {
  code: string
  name: string
  validFrom: string | null
  validTo: string | null
  replacedBy: string[]
  source: string
  verified: boolean
}

const currentList = z.strictObject({
  source: z.string(),
  cutOff: z.iso.date(),
  regions: z.record(z.string(), z.string()),
})

const changes = z.strictObject({
  note: z.string(),
  sources: z.record(z.string(), z.string()),
  ended: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      validFrom: z.iso.date().nullable(),
      validTo: z.iso.date(),
      replacedBy: z.array(z.string()),
      source: z.string(),
      verified: z.boolean(),
    }),
  ),
  began: z.array(
    z.strictObject({ code: z.string(), validFrom: z.iso.date(), source: z.string(), verified: z.boolean() }),
  ),
})

/** Entries in the order of time; periods of one code are numbered from 1. */
function toRows(entries: readonly Entry[]): RegionRow[] {
  const names = new Map(entries.map((entry) => [entry.code, entry.name]))
  const periods = new Map<string, number>()
  return entries.map((entry) => {
    const { code, name } = entry
    const period = (periods.get(code) ?? 0) + 1
    periods.set(code, period)
    return {
      code,
      period,
      name,
      level: levelOf(code),
      parent_code: parentCodeOf(code) ?? null,
      path: pathOf(code),
      ...namesOf(code, name, names),
      valid_from: entry.validFrom,
      valid_to: entry.validTo,
      replaced_by: entry.replacedBy,
      source: entry.source,
      verified: entry.verified,
    }
  })
}

/** Names of the list's second row that group counties and are no place: they are not written in an address. */
const GROUPINGS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])
const MUNICIPALITIES = new Set(['11', '12', '31', '50'])

function namesOf(code: string, name: string, names: ReadonlyMap<string, string>) {
  const parts = lineageOf(code).map((ancestor) => ({
    code: ancestor,
    name: ancestor === code ? name : (names.get(ancestor) ?? ''),
  }))
  const written = parts.filter(
    (part) => part.code === code || levelOf(part.code) !== 'prefecture' || !GROUPINGS.has(part.name),
  )
  const hasOwnProvince = levelOf(code) === 'province' || MUNICIPALITIES.has(code.slice(0, 2))
  const local = hasOwnProvince ? written : written.slice(1)
  return {
    full_name: written.map((part) => part.name).join(''),
    local_name: local.map((part) => part.name).join(''),
  }
}

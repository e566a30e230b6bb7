import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { dateAtStart, parseStatute, statedStart, type ParsedArticle, type ParsedStatute } from './parse.ts'

/** How the first day in force is known: said by the text, set by the amending decision, or by the custom that it is the day of publication. */
export type StartBasis = 'text' | 'decision' | 'custom'

export interface Version {
  /** Short name, without 中华人民共和国. */
  readonly name: string
  /** Day of adoption or last amendment. */
  readonly version: string
  readonly title: string
  readonly category: string
  readonly history: readonly string[]
  /** Day of the first adoption. */
  readonly adopted: string
  readonly effectiveFrom: string
  readonly startBasis: StartBasis
  /** Last day in force; null while it is. */
  readonly effectiveTo: string | null
  readonly endReason: string | null
  readonly replacedBy: string | null
  readonly articles: readonly ParsedArticle[]
}

const folder = new URL('data/', import.meta.url)

/** A digest of the collection that changes with any text; cheap enough to ask at every start. */
export function digestOf(files: readonly CollectionFile[]): string {
  const hash = createHash('sha256').update(readFileSync(new URL('in-force.json', folder)))
  for (const { category, file, text } of files) hash.update(`\0${category}/${file}\0`).update(text)
  return hash.digest('hex')
}

export interface CollectionFile {
  readonly category: string
  /** Without the ending: 行政许可法(2019-04-23). */
  readonly file: string
  readonly text: string
}

export function readCollection(): CollectionFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: category }) =>
      readdirSync(new URL(`${encodeURIComponent(category)}/`, folder)).map((file) => ({
        category,
        file: file.replace(/\.md$/, ''),
        text: readFileSync(
          new URL(`${encodeURIComponent(category)}/${encodeURIComponent(file)}`, folder),
          'utf8',
        ),
      })),
    )
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Every version of every statute, with the days it is in force: a later version's first day ends the earlier one. */
export function versionsOf(files: readonly CollectionFile[]): Version[] {
  const { begins, ends } = readFacts()
  const versions = files.map(({ category, file, text }): Version => {
    const [, name, version] = /^(.+)\((\d{4}-\d{2}-\d{2})\)$/.exec(file) ?? []
    if (!name || !version) throw new Error(`the file name says no name and day: ${file}`)
    const parsed = parseStatute(text)
    const end = ends[file]
    return {
      name,
      version,
      title: parsed.title,
      category,
      history: parsed.history,
      adopted: parsed.history.map(dateAtStart).find(Boolean) ?? version,
      ...startOf(parsed, version, begins[file]),
      effectiveTo: end?.last ?? null,
      endReason: end?.reason ?? null,
      replacedBy: end?.replacedBy ?? null,
      articles: parsed.articles,
    }
  })
  return versions.map((version) => endedBySuccessor(version, versions))
}

/** Facts the texts do not say, and the day through which the collection was compared with the statute book. */
export function readFacts() {
  return facts.parse(JSON.parse(readFileSync(new URL('in-force.json', folder), 'utf8')))
}

const facts = z.strictObject({
  source: z.string(),
  checkedThrough: z.iso.date(),
  note: z.string(),
  begins: z.record(z.string(), z.iso.date()),
  ends: z.record(
    z.string(),
    z.strictObject({ last: z.iso.date(), replacedBy: z.string().nullable(), reason: z.string() }),
  ),
})

/** An amendment leaves the statute's own 自…起施行 as it was, so a stated day before the version's own is that of an earlier one. */
function startOf(
  parsed: ParsedStatute,
  version: string,
  decided: string | undefined,
): Pick<Version, 'effectiveFrom' | 'startBasis'> {
  if (decided) return { effectiveFrom: decided, startBasis: 'decision' }
  const stated = statedStart(parsed)
  return stated && stated >= version
    ? { effectiveFrom: stated, startBasis: 'text' }
    : { effectiveFrom: version, startBasis: 'custom' }
}

function endedBySuccessor(version: Version, versions: readonly Version[]): Version {
  if (version.effectiveTo) return version
  const next = versions
    .filter((other) => other.name === version.name && other.version > version.version)
    .map((other) => other.effectiveFrom)
    .sort()[0]
  if (!next) return version
  const last = Temporal.PlainDate.from(next).subtract({ days: 1 }).toString()
  return { ...version, effectiveTo: last, endReason: `修改后的版本自${next}起施行`, replacedBy: version.name }
}

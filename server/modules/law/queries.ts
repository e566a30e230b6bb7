import type { Read } from '#platform/database'
import type { StartBasis } from './collection.ts'

/** One version of a statute; both days included, undefined while it is in force. */
export interface Statute {
  readonly name: string
  readonly version: Temporal.PlainDate
  readonly title: string
  readonly category: string
  readonly history: readonly string[]
  readonly adopted: Temporal.PlainDate
  readonly effectiveFrom: Temporal.PlainDate
  readonly startBasis: StartBasis
  readonly effectiveTo: Temporal.PlainDate | undefined
  readonly endReason: string | undefined
  readonly replacedBy: string | undefined
  /** How many articles it has. */
  readonly articles: number
}

export interface Article {
  readonly statute: string
  readonly version: Temporal.PlainDate
  readonly number: number
  readonly insertion: number
  readonly part: string | null
  readonly chapter: string | null
  readonly section: string | null
  readonly text: string
}

/** The statutes in force on a day, in the order of their names. */
export async function listStatutes(
  read: Read,
  on: Temporal.PlainDate,
  category?: string,
): Promise<Statute[]> {
  const rows = await read<StatuteRow[]>`
    select ${statuteColumns(read)} from law.statute
    where ${inForceOn(read, on)} ${category === undefined ? read`` : read`and category = ${category}`}
    order by name collate "C"`
  return rows.map(toStatute)
}

/** Every version of a statute the library holds, the newest first. */
export async function listVersions(read: Read, name: string): Promise<Statute[]> {
  const rows = await read<StatuteRow[]>`
    select ${statuteColumns(read)} from law.statute where name = ${name} order by version desc`
  return rows.map(toStatute)
}

/** The version of a statute in force on a day; undefined when none was, or none that the library holds. */
export async function findStatute(
  read: Read,
  name: string,
  on: Temporal.PlainDate,
): Promise<Statute | undefined> {
  const rows = await read<StatuteRow[]>`
    select ${statuteColumns(read)} from law.statute where name = ${name} and ${inForceOn(read, on)}`
  return rows.map(toStatute)[0]
}

/** The articles of one version in their order. */
export async function articlesOf(read: Read, name: string, version: Temporal.PlainDate): Promise<Article[]> {
  return read<Article[]>`
    select ${articleColumns(read)} from law.article
    where name = ${name} and version = ${version.toString()}::date
    order by number, insertion`
}

export interface Cited {
  readonly statute: string
  readonly article: number
  readonly insertion: number
}

/** The cited articles in the versions in force on a day, in one round trip; those that did not exist then are left out. */
export async function findArticles(
  read: Read,
  cited: readonly Cited[],
  on: Temporal.PlainDate,
): Promise<{ statute: Statute; article: Article }[]> {
  const wanted = cited.map(({ statute, article, insertion }) => ({ statute, article, insertion }))
  const rows = await read<(StatuteRow & Omit<Article, 'statute' | 'version'>)[]>`
    select ${statuteColumns(read)}, ${articleColumns(read)}
    from jsonb_to_recordset(${read.json(wanted)}) as cited (statute text, article integer, insertion integer)
    join law.statute on statute.name = cited.statute and ${inForceOn(read, on)}
    join law.article on article.name = statute.name and article.version = statute.version
      and article.number = cited.article and article.insertion = cited.insertion`
  return rows.map((row) => ({
    statute: toStatute(row),
    article: {
      statute: row.name,
      version: row.version,
      number: row.number,
      insertion: row.insertion,
      part: row.part,
      chapter: row.chapter,
      section: row.section,
      text: row.text,
    },
  }))
}

export interface LawSearch {
  /** tsquery literals made by #platform/search. */
  readonly all: string
  readonly any: string
  readonly statute: string | undefined
  readonly on: Temporal.PlainDate
  readonly limit: number
}

/** Articles in force on a day that hold any of the words; those that hold all come first, then by how much they speak of them. */
export async function searchArticles(
  read: Read,
  { all, any, statute, on, limit }: LawSearch,
): Promise<Article[]> {
  return read<Article[]>`
    select ${articleColumns(read)}
    from law.article join law.statute using (name, version)
    where article.tokens @@ ${any}::tsquery and ${inForceOn(read, on)}
      ${statute === undefined ? read`` : read`and article.name = ${statute}`}
    order by article.tokens @@ ${all}::tsquery desc,
      ts_rank('{0.1, 0.2, 0.4, 1}', article.tokens, ${any}::tsquery, 1) desc,
      article.name collate "C", article.number
    limit ${limit}`
}

/** The day through which the library was compared with the statute book. */
export async function checkedThrough(read: Read): Promise<Temporal.PlainDate> {
  const [row] = await read<{ day: Temporal.PlainDate }[]>`select checked_through as day from law.edition`
  if (!row) throw new Error('the law library is not loaded')
  return row.day
}

interface StatuteRow {
  name: string
  version: Temporal.PlainDate
  title: string
  category: string
  history: string[]
  adopted: Temporal.PlainDate
  effective_from: Temporal.PlainDate
  start_basis: StartBasis
  effective_to: Temporal.PlainDate | null
  end_reason: string | null
  replaced_by: string | null
  articles: number
}

function statuteColumns(read: Read) {
  return read`statute.name, statute.version, statute.title, statute.category, statute.history, statute.adopted,
    statute.effective_from, statute.start_basis, statute.effective_to, statute.end_reason, statute.replaced_by,
    (select count(*)::int from law.article counted where counted.name = statute.name and counted.version = statute.version) as articles`
}

function articleColumns(read: Read) {
  return read`article.name as statute, article.version, article.number, article.insertion, article.part, article.chapter, article.section, article.text`
}

function inForceOn(read: Read, on: Temporal.PlainDate) {
  return read`statute.effective_from <= ${on.toString()}::date and (statute.effective_to is null or statute.effective_to >= ${on.toString()}::date)`
}

function toStatute(row: StatuteRow): Statute {
  return {
    name: row.name,
    version: row.version,
    title: row.title,
    category: row.category,
    history: row.history,
    adopted: row.adopted,
    effectiveFrom: row.effective_from,
    startBasis: row.start_basis,
    effectiveTo: row.effective_to ?? undefined,
    endReason: row.end_reason ?? undefined,
    replacedBy: row.replaced_by ?? undefined,
    articles: row.articles,
  }
}

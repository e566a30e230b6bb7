import type { Transaction } from '#platform/database'
import { indexWords, toTsvector } from '#platform/search'
import { digestOf, readCollection, readFacts, versionsOf, type Version } from './collection.ts'
import type { ParsedArticle } from './parse.ts'

/** Brings the library to the collection of this release; costs one query when nothing changed. Answers with the number of articles written. */
export async function loadStatutes(transaction: Transaction): Promise<number> {
  const files = readCollection()
  const digest = digestOf(files)
  const same = await transaction`select from law.edition where digest = ${digest}`
  if (same.length > 0) return 0
  const versions = versionsOf(files)
  const articles = versions.flatMap((version) =>
    version.articles.map((article) => articleRow(version, article)),
  )
  await transaction`delete from law.statute`
  await transaction`
    insert into law.statute
    select * from jsonb_populate_recordset(null::law.statute, ${transaction.json(versions.map(statuteRow))})`
  await transaction`
    insert into law.article
    select name, version, number, insertion, part, chapter, section, text, tokens
    from jsonb_populate_recordset(null::law.article, ${transaction.json(articles)})`
  await transaction`
    insert into law.edition (digest, checked_through) values (${digest}, ${readFacts().checkedThrough}::date)
    on conflict (single) do update set digest = excluded.digest, checked_through = excluded.checked_through, loaded_at = now()`
  return articles.length
}

function statuteRow(version: Version) {
  return {
    name: version.name,
    version: version.version,
    title: version.title,
    category: version.category,
    history: [...version.history],
    adopted: version.adopted,
    effective_from: version.effectiveFrom,
    start_basis: version.startBasis,
    effective_to: version.effectiveTo,
    end_reason: version.endReason,
    replaced_by: version.replacedBy,
  }
}

function articleRow({ name, version }: Version, article: ParsedArticle) {
  const headings = [name, article.part, article.chapter, article.section]
    .filter((heading) => heading !== null)
    .join(' ')
  const tokens = toTsvector([
    { words: indexWords(headings), weight: 'B' },
    { words: indexWords(article.text), weight: 'A' },
  ])
  return { name, version, ...article, tokens }
}

import type { Localized } from '#contract'
import type { Database } from '#platform/database'
import { Problem } from '#platform/errors'
import { currentDefinition } from './catalogue.ts'

interface Ended {
  readonly title: Localized
  readonly since: Temporal.Instant
  readonly why: string | null
  readonly instead: string | null
}

/** The refusal of what is offered no more: since when, why, and what instead. Undefined while it is offered, or where people never could apply for it. */
export async function refusalOfEnded(database: Database, slug: string): Promise<Problem | undefined> {
  const [ended] = await database.read<Ended[]>`
    select d.body -> 'title' as title, d.withdrawn_at as since, h.remarks as why, h.instead
    from matter.definition d
    left join lateral (
      select remarks, instead from matter.history h
      where h.slug = d.slug and h.version = d.version and h.step = 'withdrawn' order by h.at desc limit 1) h on true
    where d.slug = ${slug} and d.withdrawn_at is not null and d.body -> 'keywords' is not null
      and not exists (select 1 from matter.definition o where o.slug = d.slug and o.withdrawn_at is null)
    order by d.version desc limit 1`
  if (!ended) return undefined
  const other = ended.instead === null ? undefined : await currentDefinition(database, ended.instead)
  return new Problem('matter.withdrawn', {
    members: {
      matter: ended.title,
      since: ended.since.toString(),
      why: ended.why,
      instead: other ? { slug: other.definition.slug, title: other.definition.title } : null,
    },
  })
}

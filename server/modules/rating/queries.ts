import type { ratedActs } from '#contract'
import { inScope, type Scope } from '#modules/access'
import type { Read } from '#platform/database'
import { BAD } from './row.ts'
import type { Outcome } from './standing.ts'

export interface Mending extends Outcome {
  readonly rectificationId: string
  readonly answer: string | null
}

/** The mending that the latest rating of a case under a name brought; undefined where none did. */
export async function findMending(read: Read, caseId: string): Promise<Mending | undefined> {
  const [row] = await read<Mending[]>`
    select rectification_id as "rectificationId", answer, reply, excluded_at is not null as "isExcluded"
    from rating.rating where case_id = ${caseId} and rectification_id is not null
    order by rated_at desc limit 1`
  return row
}

export interface ListedRow extends Outcome {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly about: (typeof ratedActs)[number]
  readonly channel: string
  readonly slug: string
  readonly unitName: string
  readonly windowName: string | null
  readonly grade: number
  readonly tags: string[]
  readonly text: string | null
  readonly anonymous: boolean
  readonly callBack: boolean
  readonly at: Temporal.Instant
  readonly rectificationId: string | null
  readonly answer: string | null
  readonly onTime: boolean | null
}

export interface ListQuery {
  readonly grade: 'bad' | 'all'
  readonly slug?: string | undefined
  readonly unit?: string | undefined
  /** The last of the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Ratings within a scope, the newest first; nobody's name or number is read. */
export async function listRatings(read: Read, scope: Scope, query: ListQuery): Promise<ListedRow[]> {
  const rows = await read<ListedRow[]>`
    select rating_id as id, case_id as "caseId", case_number as "caseNumber", about, channel, slug, unit_name as "unitName",
      window_name as "windowName", grade, tags, text, anonymous, call_back as "callBack", rated_at as at,
      rectification_id as "rectificationId", answer, on_time as "onTime", reply, excluded_at is not null as "isExcluded"
    from rating.rating
    where ${inScope(read, scope, { region: 'region_path', unit: 'unit_path' })}
      and ${query.grade === 'bad' ? read`grade <= ${BAD}` : read`true`}
      and ${query.slug ? read`slug = ${query.slug}` : read`true`}
      and ${query.unit ? read`unit_id = ${query.unit}` : read`true`}
      and ${query.after ? read`(rated_at, rating_id) < (select rated_at, rating_id from rating.rating where rating_id = ${query.after})` : read`true`}
    order by rated_at desc, rating_id desc limit ${query.limit}`
  return [...rows]
}

export interface PublishedRow {
  readonly slug: string
  readonly unitName: string
  readonly name: string
  readonly grade: number
  readonly tags: string[]
  readonly answer: string
  readonly reply: 'confirmed' | 'unsolved' | 'silent' | null
  readonly answeredAt: Temporal.Instant
}

/** 差评和整改情况公开 (国办发〔2019〕51号). What people wrote themselves is left out: it may say who they are. */
export async function publishedAnswers(
  read: Read,
  { slug, unit, limit }: { slug?: string | undefined; unit?: string | undefined; limit: number },
): Promise<PublishedRow[]> {
  const rows = await read<PublishedRow[]>`
    select slug, unit_name as "unitName", contact_name as name, grade, tags, answer, reply, answered_at as "answeredAt"
    from rating.rating
    where answer is not null and excluded_at is null and grade <= ${BAD}
      and ${slug ? read`slug = ${slug}` : read`true`} and ${unit ? read`unit_id = ${unit}` : read`true`}
    order by answered_at desc limit ${limit}`
  return [...rows]
}

import type { Localized } from '#contract'
import type { Read } from '#platform/database'

/** `window`: an officer for somebody who stands there or called. `unit`: an officer for the unit of their post. */
export type FilerRelation = 'self' | 'family' | 'agent' | 'firm' | 'window' | 'unit'

export interface Draft {
  id: string
  accountId: string
  subjectId: string
  relation: FilerRelation
  slug: string
  version: number
  regionCode: string
  answers: Record<string, unknown>
  revision: number
  savedAt: Temporal.Instant
  submittedAt: Temporal.Instant | null
  /** What led to it, where something did. */
  origin: Localized | null
}

const columns = (read: Read) => read`
  draft_id as id, account_id as "accountId", subject_id as "subjectId", relation, slug, version, region_code as "regionCode",
  answers, revision, saved_at as "savedAt", submitted_at as "submittedAt", origin`

/** Whoever keeps a draft: who began it, the clerk it was brought to, and of what a clerk began for somebody that person too. */
export interface DraftKeeper {
  readonly accountId: string
  /** The natural person behind the account; absent for officers. */
  readonly subjectId?: string | undefined
}

const keptBy = (read: Read, { accountId, subjectId }: DraftKeeper) => read`
  (account_id = ${accountId} or window_account_id = ${accountId}
    or (relation = 'window' and subject_id = ${subjectId ?? null}::uuid))`

/** The open draft for somebody, whoever keeps it. */
export async function findDraftOf(read: Read, id: string, subjectId: string): Promise<Draft | undefined> {
  const [draft] = await read<
    Draft[]
  >`select ${columns(read)} from "case".draft where draft_id = ${id} and subject_id = ${subjectId} and submitted_at is null`
  return draft
}

/** Lets a clerk go on with an open draft; false where there is none any more. */
export async function bringDraft(
  read: Read,
  id: string,
  subjectId: string,
  windowAccountId: string,
): Promise<boolean> {
  const brought = await read`
    update "case".draft set window_account_id = ${windowAccountId}
    where draft_id = ${id} and subject_id = ${subjectId} and submitted_at is null returning draft_id`
  return brought.length > 0
}

export async function findDraft(read: Read, id: string, keeper: DraftKeeper): Promise<Draft | undefined> {
  const [draft] = await read<
    Draft[]
  >`select ${columns(read)} from "case".draft where draft_id = ${id} and ${keptBy(read, keeper)}`
  return draft
}

export function openDrafts(read: Read, keeper: DraftKeeper): PromiseLike<Draft[]> {
  return read<
    Draft[]
  >`select ${columns(read)} from "case".draft where ${keptBy(read, keeper)} and submitted_at is null order by saved_at desc limit 50`
}

/** Opens a draft, or gives the one that is open for the same person and matter; `fresh` throws that one's answers away. */
export async function openDraft(
  read: Read,
  draft: Omit<Draft, 'revision' | 'submittedAt'>,
  fresh: boolean,
): Promise<Draft> {
  const [row] = await read<[Draft]>`
    insert into "case".draft (draft_id, account_id, subject_id, relation, slug, version, region_code, answers, revision, saved_at, origin)
    values (${draft.id}, ${draft.accountId}, ${draft.subjectId}, ${draft.relation}, ${draft.slug}, ${draft.version}, ${draft.regionCode},
      ${JSON.stringify(draft.answers)}::text::jsonb, 0, ${draft.savedAt}, ${draft.origin && JSON.stringify(draft.origin)}::text::jsonb)
    on conflict (account_id, subject_id, slug) where submitted_at is null do update set
      -- A draft of an older version goes on under the version that is published now.
      version = excluded.version, region_code = excluded.region_code,
      -- What was answered by hand stands over what led here.
      answers = case when ${fresh} then excluded.answers else excluded.answers || draft.answers end,
      origin = coalesce(excluded.origin, draft.origin),
      revision = case when ${fresh} then draft.revision + 1 else draft.revision end
    returning ${columns(read)}`
  return row
}

/** Keeps answers; undefined when another device has saved since `revision`. */
export async function saveDraft(
  read: Read,
  id: string,
  keeper: DraftKeeper,
  revision: number,
  answers: Record<string, unknown>,
  at: Temporal.Instant,
): Promise<number | undefined> {
  const [row] = await read<{ revision: number }[]>`
    update "case".draft set answers = ${JSON.stringify(answers)}::text::jsonb, revision = revision + 1, saved_at = ${at}
    where draft_id = ${id} and ${keptBy(read, keeper)} and revision = ${revision} and submitted_at is null returning revision`
  return row?.revision
}

export async function discardDraft(read: Read, id: string, keeper: DraftKeeper): Promise<boolean> {
  const gone =
    await read`delete from "case".draft where draft_id = ${id} and ${keptBy(read, keeper)} and submitted_at is null returning draft_id`
  return gone.length > 0
}

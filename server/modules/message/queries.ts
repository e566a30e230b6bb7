import type { Principal } from '#contract'
import { uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { NewNotice } from './notice.ts'

/** Leaves notices, in one statement; those of an effect that has run already are left out. Gives how many are new. */
export async function notify(
  transaction: Transaction,
  notices: readonly NewNotice[],
  now: Temporal.Instant,
): Promise<number> {
  if (notices.length === 0) return 0
  const rows = notices.map(({ to, kind, params, effect }) => ({
    id: uuidv7(now),
    subject_id: 'subjectId' in to ? to.subjectId : null,
    officer_id: 'officerId' in to ? to.officerId : null,
    kind,
    params: params ?? {},
    case_id: effect?.caseId ?? null,
    revision: effect?.revision ?? null,
    effect_index: effect?.effectIndex ?? null,
  }))
  const inserted = await transaction`
    insert into message.notice (id, subject_id, officer_id, kind, params, case_id, revision, effect_index, created_at)
    select id, subject_id, officer_id, kind, params, case_id, revision, effect_index, ${now.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (id uuid, subject_id uuid, officer_id uuid,
      kind text, params jsonb, case_id uuid, revision integer, effect_index integer)
    on conflict do nothing`
  return inserted.count
}

export interface NoticeRow {
  readonly id: string
  readonly kind: string
  readonly params: Record<string, unknown>
  readonly caseId: string | null
  readonly createdAt: Temporal.Instant
  readonly readAt: Temporal.Instant | null
}

/** Notices of a principal, newest first, after the one of that id. */
export async function findNotices(
  read: Read,
  principal: Principal,
  page: { unread: boolean; after: string | undefined; limit: number },
): Promise<NoticeRow[]> {
  const rows = await read<NoticeRow[]>`
    select id, kind, params, case_id as "caseId", created_at as "createdAt", read_at as "readAt"
    from message.notice
    where ${isTo(read, principal)}
      ${page.unread ? read`and read_at is null` : read``}
      ${page.after ? read`and (created_at, id) < (select created_at, id from message.notice where id = ${page.after} and ${isTo(read, principal)})` : read``}
    order by created_at desc, id desc limit ${page.limit}`
  return [...rows]
}

/** How many notices a principal has not read. */
export async function countUnread(read: Read, principal: Principal): Promise<number> {
  const rows = await read<{ unread: number }[]>`
    select count(*)::int as unread from message.notice where ${isTo(read, principal)} and read_at is null`
  return rows[0]?.unread ?? 0
}

/** Marks notices of a principal read, one or all; gives how many there are of those asked for, read before or now. */
export async function markRead(
  read: Read,
  principal: Principal,
  now: Temporal.Instant,
  noticeId?: string,
): Promise<number> {
  const marked = await read`
    update message.notice set read_at = coalesce(read_at, ${now.toString()}::timestamptz)
    where ${isTo(read, principal)} and ${noticeId ? read`id = ${noticeId}` : read`read_at is null`}`
  return marked.count
}

/** Marks read whatever was left before an instant, for everybody: the notices of a year that is over when the demo begins. */
export async function markReadBefore(read: Read, before: Temporal.Instant): Promise<number> {
  const marked = await read`
    update message.notice set read_at = created_at where read_at is null and created_at < ${before.toString()}::timestamptz`
  return marked.count
}

function isTo(read: Read, principal: Principal) {
  switch (principal.kind) {
    case 'person':
      return read`subject_id = ${principal.subjectId}`
    case 'officer':
      return read`officer_id = ${principal.officerId}`
    case 'anonymous':
      throw new Problem('access.sign-in-required')
  }
}

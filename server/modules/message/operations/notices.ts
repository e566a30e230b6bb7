import { messageOperations } from '#contract'
import { implement } from '#platform/http'
import { countUnread, findNotices } from '../queries.ts'

export const notices = implement(messageOperations.notices, async (act, { query }) => {
  const { read } = act.platform.database
  const page = { unread: query.unread, after: query.after, limit: query.limit + 1 }
  const [rows, unread] = await Promise.all([
    findNotices(read, act.principal, page),
    countUnread(read, act.principal),
  ])
  const shown = rows.slice(0, query.limit)
  return {
    notices: shown.map((row) => ({
      ...row,
      createdAt: row.createdAt.toString(),
      readAt: row.readAt ? row.readAt.toString() : null,
    })),
    unread,
    next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
  }
})

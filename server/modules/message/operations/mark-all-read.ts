import { messageOperations } from '#contract'
import { implement } from '#platform/http'
import { countUnread, markRead } from '../queries.ts'

export const markAllRead = implement(messageOperations.markAllRead, async (act) => {
  const { read } = act.platform.database
  await markRead(read, act.principal, act.now)
  return { unread: await countUnread(read, act.principal) }
})

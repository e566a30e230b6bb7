import { messageOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { countUnread, markRead } from '../queries.ts'

export const markOneRead = implement(messageOperations.markRead, async (act, { params }) => {
  const { read } = act.platform.database
  if ((await markRead(read, act.principal, act.now, params.noticeId)) === 0)
    throw new Problem('message.notice-not-found')
  return { unread: await countUnread(read, act.principal) }
})

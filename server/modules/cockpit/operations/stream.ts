import { cockpitOperations } from '#contract'
import { reportScopeOf } from '#modules/indicator'
import { implement } from '#platform/http'
import { feedOf } from '../feed.ts'

/** A stream ends after this time and the browser opens another, so that a session that is over, or a post that is lost, stops seeing. */
const LIFE_MS = 5 * 60_000

export const stream = implement(
  cockpitOperations.stream,
  async ({ platform, principal, now, aborted }, { query }) => {
    const feed = feedOf(platform, await reportScopeOf(platform, principal, now, query.region))
    // Counted before the stream begins, so that a failure is still answered as one.
    await feed.current()
    return feed.follow(AbortSignal.any([aborted, AbortSignal.timeout(LIFE_MS)]))
  },
)

import { sampleOperations } from '#contract'
import { scopeOf } from '#modules/access'
import { haltsInForce, liftHalt } from '#modules/case'
import { currentDefinition } from '#modules/matter'
import { holdsEveryUnit } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { decisionsDrawn, recentDays, tallyOf } from '../queries.ts'

export const days = implement(sampleOperations.days, async (act) => {
  const rows = await recentDays(act.platform.database.read)
  return {
    days: rows.map(({ day, committedAt, seed, isDrawn, ...row }) => ({
      ...row,
      day: day.toString(),
      committedAt: committedAt.toString(),
      seed: isDrawn ? seed : null,
    })),
  }
})

export const list = implement(sampleOperations.list, async (act, { query }) => {
  const { read } = act.platform.database
  const scope = scopeOf(act.principal)
  const [drawn, tally, halts] = await Promise.all([
    decisionsDrawn(read, scope, query.limit),
    tallyOf(read, scope),
    haltsInForce(read),
  ])
  return {
    ...tally,
    halts: await Promise.all(
      halts.map(async ({ haltedAt, ...each }) => ({
        ...each,
        title: await titleOf(act, each.slug),
        haltedAt: haltedAt.toString(),
      })),
    ),
    drawn: await Promise.all(
      drawn.map(async (each) => ({
        ...each,
        day: each.day.toString(),
        title: await titleOf(act, each.slug),
      })),
    ),
  }
})

export const lift = implement(sampleOperations.lift, async (act, { body }) => {
  const { principal, platform, now } = act
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  // A version decides everywhere: who supervises a part of the whole lets nothing go on for the rest.
  if (!(await holdsEveryUnit(platform.database.read, principal.regionPath, dateOf(now))))
    throw new Problem('access.denied')
  const lifted = await liftHalt(platform.database.read, body, principal.name, now)
  if (!lifted) throw new Problem('sample.not-halted')
  return { lifted }
})

async function titleOf({ platform }: Act, slug: string) {
  const matter = await currentDefinition(platform.database, slug)
  return matter?.definition.title ?? { zh: slug, en: slug }
}

import { realtyOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { unitsHeldBy } from '../queries.ts'

export const mine = implement(realtyOperations.mine, async ({ principal, platform, now }) => {
  if (principal.kind !== 'person') throw new Problem('access.sign-in-required')
  const units = await unitsHeldBy(platform.database.read, principal.subjectId, dateOf(now))
  return {
    units: units.map(({ registeredAt, burdens, ...unit }) => ({
      ...unit,
      registeredOn: dateOf(registeredAt).toString(),
      burdens: [...burdens],
    })),
  }
})

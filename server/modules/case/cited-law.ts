import type { Citation } from '#contract'
import { resolveAddresses } from '#modules/law'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'

/** What is cited is in force today (行政许可法第三十八条第二款): an article that cannot be opened is no reason. Throws case.act-incomplete. */
export async function requireLaw(act: Act, cited: readonly Citation[]): Promise<void> {
  const addresses = cited.flatMap((basis) => ('law' in basis ? [basis.law] : []))
  if (addresses.length === 0) return
  const resolved = await resolveAddresses(act.platform.database.read, addresses, dateOf(act.now))
  const unknown = addresses.filter((address) => !resolved.has(address))
  if (unknown.length > 0)
    throw new Problem('case.act-incomplete', { detail: `no law in force: ${unknown.join(', ')}` })
}

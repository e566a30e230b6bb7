import { uuidv7 } from '#platform/crypto'
import { isServiceItem } from '#contract'
import type { PublishedMatter } from '#modules/matter'
import type { CaseState } from './case.ts'
import type { CaseEvent } from './event.ts'
import { pledgedMaterials } from './filing/pledges.ts'

/** A service that is asked once after the act, and whose answer nobody waits for. */
export interface FollowUp {
  readonly service: string
  /** The same for every try. */
  readonly callId: string
}

/** What is done beside a case once it is decided: a moved power is supervised by whoever held it before, a pledge is checked, a firm that was registered is entered. */
export function followUpsOf(
  matter: PublishedMatter,
  events: readonly CaseEvent[],
  state: CaseState,
  now: Temporal.Instant,
): FollowUp[] {
  const decided = events.findLast((event) => event.type === 'milestone' && event.milestone === 'decided')
  if (!decided) return []
  const { definition } = matter
  const isGranted = state.decision?.outcome === 'granted'
  const services = [
    ...(definition.supervisor ? ['regulation.supervise'] : []),
    ...(isGranted && pledgedMaterials(matter, state.answers).length > 0 ? ['pledge.check'] : []),
    ...(isGranted && isServiceItem(definition) && definition.registers ? ['licence.open-firm'] : []),
  ]
  return services.map((service) => ({ service, callId: uuidv7(now) }))
}

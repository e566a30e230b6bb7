import { uuidv7 } from '#platform/crypto'
import { isServiceItem } from '#contract'
import type { PublishedMatter } from '#modules/matter'
import type { CaseState } from './case.ts'
import type { CaseEvent } from './event.ts'
import { pledgedMaterials } from './filing/pledges.ts'
import { followersOf } from './results.ts'

/** A service that is asked once after the act, and whose answer nobody waits for. */
export interface FollowUp {
  readonly service: string
  /** The same for every try. */
  readonly callId: string
}

/** What is done beside a case once it gave something or is decided: what it gave enters a register, a moved power is supervised by whoever held it before, a pledge is checked, a firm that was registered is entered. */
export function followUpsOf(
  matter: PublishedMatter,
  events: readonly CaseEvent[],
  state: CaseState,
  now: Temporal.Instant,
): FollowUp[] {
  const issued = events.flatMap((event) => (event.type === 'issued' ? [event.stage] : []))
  const decided = events.some((event) => event.type === 'milestone' && event.milestone === 'decided')
  const services = [...followersOf(matter, issued), ...(decided ? decidedFollowers(matter, state) : [])]
  return services.map((service) => ({ service, callId: uuidv7(now) }))
}

function decidedFollowers(matter: PublishedMatter, state: CaseState): string[] {
  const { definition } = matter
  const isGranted = state.decision?.outcome === 'granted'
  return [
    ...(definition.supervisor ? ['regulation.supervise'] : []),
    ...(isGranted && pledgedMaterials(matter, state.answers).length > 0 ? ['pledge.check'] : []),
    ...(isGranted && isServiceItem(definition) && definition.registers ? ['licence.open-firm'] : []),
  ]
}

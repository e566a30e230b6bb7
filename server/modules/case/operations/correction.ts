import { caseOperations } from '#contract'
import { calendarOf } from '#modules/calendar'
import { definitionOf } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getOwnCase } from '../access.ts'
import { gather } from '../filing/gather.ts'
import { formShown } from '../filing/view.ts'
import { clockView } from '../view/clocks.ts'

export const correction = implement(caseOperations.correction, async (act, { params }) => {
  const { platform, principal } = act
  const { base, state, revision } = await getOwnCase(act, params.id)
  if (principal.kind !== 'person') throw new Problem('case.not-found')
  if (!state.corrections || state.status === 'closed')
    throw new Problem('case.not-your-turn', { detail: 'no correction is asked for' })
  const matter = await definitionOf(platform.database, base.slug, base.version)
  if (!matter) throw new Problem('case.not-found')
  const { prefilled } = await gather(
    platform.database.read,
    matter,
    base.subject.id,
    principal,
    dateOf(act.now),
  )
  const clock = state.clocks.find(({ name, state }) => name === 'correction' && state === 'running')
  return {
    id: base.caseId,
    number: base.number,
    revision,
    ...formShown(matter.definition.form, prefilled, state.answers),
    corrections: state.corrections,
    clock: clock ? clockView(clock, dateOf(act.now), calendarOf(platform)) : null,
  }
})

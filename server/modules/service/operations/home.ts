import { serviceOperations, type ServiceItem } from '#contract'
import { currentServices, summaryView } from '#modules/matter'
import { implement } from '#platform/http'
import { lifeEventOf, lifeEvents } from '../life-events.ts'

const TRIES = 6

export const home = implement(serviceOperations.home, async (act) => {
  const definitions = (await currentServices(act.platform.database)).map(({ definition }) => definition)
  const byEvent = Map.groupBy(definitions, lifeEventOf)
  const placed = lifeEvents.map((event) => ({
    id: event.id,
    title: event.title,
    matters: byEvent.get(event) ?? [],
  }))
  const elsewhere = {
    id: 'other',
    title: { zh: '其他事项', en: 'Other matters' },
    matters: byEvent.get(undefined) ?? [],
  }
  return {
    offered: definitions.length,
    instant: definitions.filter(({ handling }) => handling === 'instant').length,
    tries: triesOf(definitions),
    groups: [...placed, elsewhere]
      .filter(({ matters }) => matters.length > 0)
      .map((group) => ({ ...group, matters: group.matters.map(summaryView) })),
  }
})

/** How people say it: the last everyday word of a matter is the one furthest from its title. What is decided at once comes first. */
function triesOf(definitions: readonly ServiceItem[]): string[] {
  return definitions
    .toSorted((a, b) => Number(b.handling === 'instant') - Number(a.handling === 'instant'))
    .flatMap(({ keywords }) => keywords.at(-1) ?? [])
    .slice(0, TRIES)
}

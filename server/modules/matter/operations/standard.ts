import { standardOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { currentDefinition, currentServices, itemsOf } from '../catalogue.ts'
import { isService } from '../matter.ts'
import { compareWithStandards, countDifferences } from '../standard/compare.ts'
import { findStandards } from '../standard/kept.ts'

export const standard = implement(standardOperations.compare, async (act, { params }) => {
  const { database } = act.platform
  const matter = await currentDefinition(database, params.slug)
  if (!matter || !isService(matter)) throw new Problem('matter.not-found')
  const { basicCode, level } = matter.definition
  const [found, items] = await Promise.all([
    findStandards(database.read, basicCode),
    itemsOf(database, params.slug),
  ])
  const standards = found.get(basicCode) ?? []
  const rows = compareWithStandards(matter.definition, standards)
  const places = items.map(({ unit }) => ({ zh: unit.name, en: unit.name }))
  const place = {
    element: 'place' as const,
    mayDiffer: 'freely' as const,
    cells: [
      ...standards.map((each) => ({
        level: each.level,
        texts: [],
        verdict: 'own' as const,
        lacking: [],
        extra: [],
      })),
      { level, texts: places, verdict: 'own' as const, lacking: [], extra: [] },
    ],
  }
  return {
    slug: params.slug,
    basicCode,
    levels: [
      ...standards.map((each) => ({ level: each.level, regions: [each.region.name], source: each.source })),
      { level, regions: items.map(({ region }) => region.name), source: null },
    ],
    rows: [...rows, place],
    ...countDifferences(rows),
  }
})

export const standards = implement(standardOperations.overview, async (act) => {
  const { database } = act.platform
  const [services, found] = await Promise.all([currentServices(database), findStandards(database.read)])
  return {
    matters: services.map(({ definition }) => {
      const above = found.get(definition.basicCode) ?? []
      return {
        slug: definition.slug,
        set: above.map(({ level }) => level),
        ...countDifferences(compareWithStandards(definition, above)),
      }
    }),
  }
})

import { regionChildren } from './operations/children.ts'
import { getRegion } from './operations/get.ts'
import { searchRegion } from './operations/search.ts'

export { areaStandingOf, type AreaStanding } from './area.ts'
export { canonicalCode, isWithin, kindOf, levelOf, lineageOf, parentCodeOf, pathOf } from './code.ts'
export { loadRegions } from './load.ts'
export {
  childrenOf,
  codesOf,
  findRegion,
  findRegions,
  lineageOn,
  regionsWithin,
  searchRegions,
  type Region,
  type RegionSearch,
} from './queries.ts'

export const regionHandlers = [getRegion, regionChildren, searchRegion]

import { code } from './operations/code.ts'
import { get } from './operations/get.ts'
import { list } from './operations/list.ts'
import { version } from './operations/version.ts'
import { versions } from './operations/versions.ts'
import { work } from './operations/work.ts'

export {
  currentDefinition,
  currentDefinitions,
  currentServices,
  currentVersion,
  definitionOf,
  findItem,
  isWithdrawn,
  itemFor,
  itemsOf,
  lookAgain,
  offeredEdition,
  withdrawVersion,
} from './catalogue.ts'
export { isService, type MatterItem, type PublishedMatter, type PublishedService } from './matter.ts'
export { checkPack, type PackNames } from './pack/check.ts'
export { citedLaw } from './pack/check-citations.ts'
export { checkFlowAlone, type FlowNames } from './pack/check-flow.ts'
export { describeFinding, PackRefused, type Finding } from './pack/finding.ts'
export { readPack, type Pack } from './pack/read.ts'
export { bySlug, publishPacks, readPacks, type Publication } from './publish.ts'
export { listVersions } from './queries.ts'
export { summaryView } from './view.ts'

export const matterHandlers = [list, work, get, versions, version, code]

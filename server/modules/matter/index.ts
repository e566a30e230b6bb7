import type { Handler } from '#platform/http'
import { code } from './operations/code.ts'
import { draftHandlers } from './operations/design-drafts.ts'
import { history, withdraw } from './operations/design-history.ts'
import { namesHandlers } from './operations/design-names.ts'
import { exportDesign, exportVersion, importPack } from './operations/design-pack.ts'
import { reviewHandlers } from './operations/design-review.ts'
import { bpmn, diagram } from './operations/diagram.ts'
import { get } from './operations/get.ts'
import { list } from './operations/list.ts'
import { reduction, reductions } from './operations/reduction.ts'
import { standard, standards } from './operations/standard.ts'
import { version } from './operations/version.ts'
import { versions } from './operations/versions.ts'
import { work } from './operations/work.ts'
import type { FlowNames } from './pack/check-flow.ts'

export { compressionOf, type Compression } from './compression.ts'
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
  offeredVersions,
  withdrawVersion,
} from './catalogue.ts'
export { exportBpmn } from './bpmn/export.ts'
export { describeBpmnFinding, type BpmnFinding } from './bpmn/finding.ts'
export { importBpmn, type BpmnImport } from './bpmn/import.ts'
export {
  figureAt,
  joinFigure,
  lineBetween,
  reopenFigure,
  reviewFigure,
  startFigure,
} from './diagram/figures.ts'
export { flowDiagram, returnLine } from './diagram/flow-diagram.ts'
export { isService, type MatterItem, type PublishedMatter, type PublishedService } from './matter.ts'
export { getDesign } from './design/drafts.ts'
export { refusalOfEnded } from './ended.ts'
export { MATTER_PUBLISHED } from './design/publish.ts'
export { createPublisher, publishDue } from './design/publisher.ts'
export { checkPack, type PackNames } from './pack/check.ts'
export { citedLaw } from './pack/check-citations.ts'
export { checkFlowAlone, type FlowNames } from './pack/check-flow.ts'
export { describeFinding, PackRefused, type Finding } from './pack/finding.ts'
export { readPack, type Pack } from './pack/read.ts'
export { flowYaml } from './pack/write-flow.ts'
export { bySlug, publishPacks, readPacks, type Publication } from './publish.ts'
export { listVersions } from './queries.ts'
export { checkStandards, type Standards } from './standard/compare.ts'
export { readStandards, type StandardsByCode } from './standard/kept.ts'
export { summaryView } from './view.ts'

export const matterHandlers = [
  list,
  work,
  get,
  versions,
  version,
  code,
  standard,
  standards,
  diagram,
  bpmn,
  reduction,
  reductions,
]

/** The operations by which matters are designed; `names` are those that modules have registered for flows. */
export function designHandlers(names: FlowNames): Handler[] {
  return [
    ...draftHandlers(names),
    ...reviewHandlers(names),
    ...namesHandlers(names),
    importPack,
    exportDesign,
    exportVersion,
    history,
    withdraw,
  ]
}

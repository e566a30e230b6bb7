import { assigneeNames, resultNames, serviceNames } from '#modules/case'
import type { FlowNames } from '#modules/matter'
// Modules that give packs names to use and may have nothing to serve.
import '#modules/delivery'
import '#modules/enterprise'
import '#modules/licence'
import '#modules/office'
import '#modules/payment'
import '#modules/peer'
import '#modules/pledge'
import '#modules/rating'
import '#modules/project'
import '#modules/regulation'
import '#modules/sample'
import '#modules/service'

/** Every name that packs may use: what the modules of this release have registered. */
export function registeredNames(): FlowNames {
  return { assignees: assigneeNames(), results: resultNames(), services: serviceNames() }
}

import { registerService } from '#modules/case'
import { openFirm } from './open-firm.ts'
import { file } from './operations/file.ts'
import { needed } from './operations/needed.ts'

export { loadLicences } from './load.ts'
export { noteNewFirm, tellOfNewFirm } from './new-firm.ts'

registerService('licence.open-firm', openFirm)

/** The operations of this module. */
export const licenceHandlers = [needed, file]

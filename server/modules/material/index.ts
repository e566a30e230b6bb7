import { mine, remove } from './operations/library.ts'
import { open } from './operations/open.ts'

export { holdFiles, releaseFiles } from './hold.ts'
export { kindOf, labelOf, mayAsk, takesFiles, type FileType, type Material } from './material.ts'
export {
  give,
  giveAll,
  giveOn,
  givenIn,
  missingIn,
  takeAllBack,
  takeBack,
  type FilingPlace,
  type Given,
} from './given.ts'
export { itemsOfKinds, keepItem, type KeptFile } from './queries.ts'
export { receiveFile } from './receive.ts'
export { sweepMaterials } from './sweep.ts'

/** The operations of this module; what is given to a filing is given through the case. */
export const materialHandlers = [mine, open, remove]

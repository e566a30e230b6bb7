export { authorise, isAllowed } from './authorise.ts'
export { dataClasses, maySee, maySeeWhole, shown, type DataClass } from './fields.ts'
export { coversRegion, inScope, isInScope, scopeOf, type Scope } from './scope.ts'
export { accessTable, type AccessAction, type Who } from './table.ts'

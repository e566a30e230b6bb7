export {
  actAnswers,
  compileForm,
  filedFields,
  fileAnswers,
  unknownAnswers,
  visibleFields,
  type AnswerFault,
  type CompiledForm,
} from './answers.ts'
export { compareDeclared, isSame, type Difference } from './compare.ts'
export { countToFill, countTyped, type FieldCount } from './count.ts'
export { libraryName } from './library-names.ts'
export { factPaths, requiredLibraries, type RequiredLibraries } from './libraries.ts'
export { prefill, type Answers, type Choice, type Prefilled, type Shown } from './prefill.ts'
export {
  adviserOf,
  checkSource,
  readSource,
  registerSource,
  type Adviser,
  type Consulted,
  type Gathered,
  type PathCheck,
  type Reading,
} from './source.ts'

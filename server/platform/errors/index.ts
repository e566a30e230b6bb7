export { Problem, type ProblemCode } from './problem.ts'
export { StartFailure } from './start-failure.ts'

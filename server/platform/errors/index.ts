export { Problem, type ProblemCode } from './problem.ts'

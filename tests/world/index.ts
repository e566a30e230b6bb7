export { prepareTemplate } from './template.ts'
export { callersOf, type Answer, type Caller } from './callers.ts'
export { createWorld, MORNING, type World } from './world.ts'

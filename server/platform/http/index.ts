export { implement, type Act, type Handler } from './act.ts'
export type { Gate } from './gate.ts'
export { createHttpServer } from './server.ts'

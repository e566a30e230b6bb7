export { implement, type Act, type Handler } from './act.ts'
export { createHttpServer, type Gate } from './server.ts'

export { compileSchema, type SchemaFault, type SchemaValidator } from './json-schema.ts'

export { importRecords, type ImportCounts, type ImportOptions } from './import/import-records.ts'
export { columnsRead, readMapping, type Mapping } from './import/mapping.ts'
export type { SourceRow } from './import/record-row.ts'
export { sourceRowsOf } from './import/rows.ts'
export {
  libraries,
  libraryKeys,
  type EntityData,
  type LibraryKey,
  type PersonData,
  type SubjectKind,
} from './libraries/index.ts'
export {
  entitiesNamed,
  factsOf,
  findSubject,
  findSubjectWithFacts,
  isRelative,
  putRecord,
  putSubject,
  relativesOf,
  type NamedEntity,
} from './queries.ts'
export {
  ageOn,
  factAt,
  findFieldLabel,
  isLibraryKey,
  libraryFields,
  relationLabels,
  relations,
  type FactSource,
  type Facts,
  type LibraryFacts,
  type Relation,
  type Relative,
  type Subject,
} from './registry.ts'
export { flawKinds, type Flaw, type FlawKind } from './synthetic/flaws.ts'
export { generateRegistry, type SyntheticOptions, type SyntheticRegistry } from './synthetic/generate.ts'
export { loadSyntheticRegistry, type LoadedRegistry } from './synthetic/load.ts'
export { personas, type PersonaKey } from './synthetic/personas.ts'
export { firmProfiles, personProfiles, type FirmProfile, type PersonProfile } from './synthetic/profiles.ts'
export { createRandom, type Random } from './synthetic/random.ts'
export { counties, type Township, type TownshipsOf } from './synthetic/places.ts'

import type { z } from 'zod'
import { credit, healthCertificates, legalEntity, qualification } from './entity.ts'
import { civil, disability, population } from './person.ts'
import { housing, vehicle } from './property.ts'
import { assistance, benefit } from './welfare.ts'
import { employment, medicalInsurance, socialInsurance } from './work.ts'

/** The base libraries by key. */
export const libraries = {
  population,
  civil,
  disability,
  assistance,
  benefit,
  'social-insurance': socialInsurance,
  employment,
  'medical-insurance': medicalInsurance,
  housing,
  vehicle,
  'health-certificate': healthCertificates,
  qualification,
  'legal-entity': legalEntity,
  credit,
} as const

export type LibraryKey = keyof typeof libraries
export const libraryKeys = Object.keys(libraries) as LibraryKey[]

export type SubjectKind = 'person' | 'entity'

type SchemaOf<L, K extends SubjectKind> = L extends { readonly [P in K]: infer S extends z.ZodType }
  ? S
  : never

/** What each library that knows people holds about one. */
export type PersonData = {
  [L in LibraryKey as SchemaOf<(typeof libraries)[L], 'person'> extends never ? never : L]: z.output<
    SchemaOf<(typeof libraries)[L], 'person'>
  >
}

/** What each library that knows entities holds about one. */
export type EntityData = {
  [L in LibraryKey as SchemaOf<(typeof libraries)[L], 'entity'> extends never ? never : L]: z.output<
    SchemaOf<(typeof libraries)[L], 'entity'>
  >
}

import type { LibraryKey } from '#modules/registry'

/** English names of the base libraries; the Chinese ones come with the records. */
export const libraryNames = {
  population: 'Population library',
  civil: 'Marriage registry',
  disability: 'Disability library',
  assistance: 'Social-assistance library',
  benefit: 'Benefits library',
  'social-insurance': 'Social-insurance library',
  employment: 'Employment library',
  'medical-insurance': 'Medical-insurance library',
  housing: 'Real-estate library',
  vehicle: 'Vehicle library',
  'health-certificate': 'Health-certificate library',
  qualification: 'Qualification library',
  'legal-entity': 'Legal-entity library',
  credit: 'Credit library',
} as const satisfies Record<LibraryKey, string>

/** The English name of a base library. */
export function libraryName(key: LibraryKey): string {
  return libraryNames[key]
}

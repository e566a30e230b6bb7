import type { EntityData, LibraryKey } from '../libraries/index.ts'
import { addDays } from './days.ts'
import type { Firm } from './firms.ts'
import type { Person } from './people.ts'
import type { PersonRecords } from './person-records.ts'
import type { Random } from './random.ts'

export const flawKinds = [
  'address-spelling',
  'missing-card',
  'missing-photo',
  'dead-not-cancelled',
  'birth-date-off-by-one',
  'name-variant',
  'scope-missing',
  'former-legal-rep',
] as const
export type FlawKind = (typeof flawKinds)[number]

/** A fact that the registries have wrong, or do not have, as it happens in life. */
export interface Flaw {
  readonly subjectId: string
  readonly kind: FlawKind
  readonly library: LibraryKey
  readonly field: string
}

export const FLAW_SHARE = 0.011

/** Spoils one fact about a person in place; undefined where the chosen fact does not exist. */
export function spoilPerson(person: Person, records: PersonRecords, random: Random): Flaw | undefined {
  const flaw = (kind: FlawKind, library: LibraryKey, field: string): Flaw => ({
    subjectId: person.id,
    kind,
    library,
    field,
  })
  const { population, 'social-insurance': social, housing, 'medical-insurance': medical } = records
  if (!population) return undefined
  if (person.deathDate && medical) {
    // The hospital and the insurance know; the police were never told.
    population.alive = true
    delete population.deathDate
    return flaw('dead-not-cancelled', 'population', 'alive')
  }
  switch (random.integer(0, 4)) {
    case 0: {
      const home = housing?.items[0]
      if (!home || respell(home.address) === home.address) return undefined
      home.address = respell(home.address)
      return flaw('address-spelling', 'housing', 'items/0/address')
    }
    case 1:
      if (!social?.cards.length) return undefined
      social.cards = []
      return flaw('missing-card', 'social-insurance', 'cards')
    case 2:
      if (!population.photo) return undefined
      population.photo = false
      return flaw('missing-photo', 'population', 'photo')
    case 3:
      population.birthDate = addDays(population.birthDate, random.chance(0.5) ? 1 : -1)
      return flaw('birth-date-off-by-one', 'population', 'birthDate')
    default: {
      const variant = VARIANTS.find(([usual]) => person.name.includes(usual))
      const card = social?.cards[0]
      if (!variant || !card) return undefined
      card.holderName = person.name.replace(variant[0], variant[1])
      return flaw('name-variant', 'social-insurance', 'cards/0/holderName')
    }
  }
}

/** Spoils one fact about a firm in place. */
export function spoilFirm(firm: Firm, records: EntityData, other: Person, random: Random): Flaw | undefined {
  const flaw = (kind: FlawKind, field: string): Flaw => ({
    subjectId: firm.id,
    kind,
    library: 'legal-entity',
    field,
  })
  const entry = records['legal-entity']
  const [at] = entry.places
  switch (random.integer(0, 2)) {
    case 0:
      if (!at || respell(at.address) === at.address) return undefined
      at.address = respell(at.address)
      return flaw('address-spelling', 'places/0/address')
    case 1:
      entry.scope = []
      return flaw('scope-missing', 'scope')
    default:
      entry.legalRep = { name: other.name, idNumber: other.idNumber, subjectId: other.id }
      return flaw('former-legal-rep', 'legalRep')
  }
}

/** The same place as another clerk writes it. */
function respell(address: string): string {
  return address
    .replace(/^山西省晋中市/, '晋中市')
    .replace(/(\d+)号楼(\d+)单元(\d+)$/, '$1-$2-$3')
    .replace(/街道(?=.)/, '街办')
}

const VARIANTS = [
  ['兰', '蘭'],
  ['英', '瑛'],
  ['丽', '俪'],
  ['华', '桦'],
  ['国', '囯'],
  ['玉', '钰'],
  ['建', '健'],
  ['志', '智'],
  ['海', '嗨'],
  ['梓', '子'],
  ['晓', '小'],
  ['军', '君'],
] as const

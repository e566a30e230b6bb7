import { z } from 'zod'
import type { EntityData } from '#modules/registry'

type Registration = EntityData['legal-entity']

/** What the filing says of the entity, under the names that the forms of registration share. */
const filed = z.looseObject({
  scope: z.array(z.string()).min(1),
  capitalYuan: z.number().min(0).default(0),
  premisesKind: z.enum(['own', 'leased', 'platform']),
  ownPremises: z.string().optional(),
  address: z.string().optional(),
  platformShop: z.string().optional(),
  legalRepNumber: z.string().optional(),
  phone: z.string().optional(),
})

/** The registration as the base library keeps it. */
export function registrationOf(
  answers: Readonly<Record<string, unknown>>,
  entity: {
    readonly name: string
    readonly creditCode: string
    readonly type: Registration['type']
    readonly industry: string
    readonly county: string
    readonly establishedOn: string
    readonly legalRep: Registration['legalRep']
  },
): Registration {
  const { county, ...named } = entity
  const given = filed.parse(answers)
  const address = given.ownPremises ?? given.address ?? given.platformShop ?? ''
  return {
    ...named,
    status: '存续',
    scope: given.scope,
    capitalFen: Math.round(given.capitalYuan * 100),
    paidInFen: 0,
    domicile: { county, address },
    places: [],
    employees: 0,
    ...(given.phone ? { phone: given.phone } : {}),
  }
}

/** The identity number of the representative, where it is somebody else than who files. */
export function legalRepNumberOf(answers: Readonly<Record<string, unknown>>): string | undefined {
  return filed.parse(answers).legalRepNumber
}

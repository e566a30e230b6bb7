import { z } from 'zod'
import { operation } from './operation.ts'
import { roles } from './principal.ts'

const unit = z.strictObject({
  id: z.uuid(),
  /** Unified social credit code. */
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  functions: z.array(z.string()),
  regionCode: z.string(),
  regionName: z.string(),
  parentId: z.uuid().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
})

const officer = z.strictObject({
  officerId: z.uuid(),
  name: z.string(),
  staffNumber: z.string(),
  postId: z.uuid(),
  postName: z.string(),
  role: z.enum(roles),
})

/** The day asked about; today when left out. */
const on = z.iso.date().optional()
const regionCode = z.string().regex(/^\d{6}(?:\d{3})?$/)

export type UnitView = z.infer<typeof unit>

export const organizationOperations = {
  units: operation({
    id: 'organization.units',
    method: 'GET',
    path: '/api/v1/units',
    access: 'organization.read',
    summary: 'The government units of a region, or of it and all regions below it',
    query: z.strictObject({
      region: regionCode,
      kind: z.string().max(40).optional(),
      below: z.stringbool().default(false),
      on,
    }),
    output: z.strictObject({ units: z.array(unit) }),
    errors: [],
  }),
  unit: operation({
    id: 'organization.unit',
    method: 'GET',
    path: '/api/v1/units/:unitId',
    access: 'organization.read',
    summary: 'One government unit',
    params: z.strictObject({ unitId: z.uuid() }),
    output: unit,
    errors: ['organization.unit-not-found'],
  }),
  officers: operation({
    id: 'organization.officers',
    method: 'GET',
    path: '/api/v1/units/:unitId/officers',
    access: 'organization.read-officers',
    summary: 'Who holds which post of a unit on a day',
    params: z.strictObject({ unitId: z.uuid() }),
    query: z.strictObject({ on }),
    output: z.strictObject({ officers: z.array(officer) }),
    errors: ['organization.unit-not-found'],
  }),
}

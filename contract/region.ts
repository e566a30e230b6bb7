import { z } from 'zod'
import { operation } from './operation.ts'

export const regionLevels = ['province', 'prefecture', 'county', 'township', 'village'] as const
export type RegionLevel = (typeof regionLevels)[number]

/** A region's code as a caller may write it: 2, 4, 6, 9 or 12 digits. */
export const regionCode = z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/)

/** An administrative division in one period of its life; the days are legal dates, both included, null where open or not recorded. */
export const region = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z.enum(regionLevels),
  /** What the number ranges of GB/T 2260 and GB/T 10114 say it is: 市辖区, 县, 镇, 街道 … */
  kind: z.string().nullable(),
  parentCode: z.string().nullable(),
  /** ltree of the regions above it and itself: 14.1407.140702. */
  path: z.string(),
  /** With everything above it: 山西省晋中市榆次区锦纶街道. */
  fullName: z.string(),
  /** From the prefecture down, as addresses inside a province are written: 晋中市榆次区锦纶街道. */
  localName: z.string(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  replacedBy: z.array(z.string()),
  source: z.string(),
  /** False when a date of the period is known only roughly. */
  verified: z.boolean(),
})
export type RegionView = z.infer<typeof region>

const params = z.strictObject({ code: regionCode })
const on = z.iso.date().optional().describe('The legal date asked about; today when left out')

export const regionOperations = {
  get: operation({
    id: 'region.get',
    method: 'GET',
    path: '/api/v1/regions/:code',
    access: 'region.read',
    summary: 'A region as it was on a day, with those above it',
    params,
    query: z.strictObject({ on }),
    output: z.strictObject({ region, ancestors: z.array(region) }),
    errors: ['region.not-found'],
  }),
  children: operation({
    id: 'region.children',
    method: 'GET',
    path: '/api/v1/regions/:code/children',
    access: 'region.read',
    summary: 'The regions directly inside a region on a day',
    params,
    query: z.strictObject({ on }),
    output: z.strictObject({ regions: z.array(region) }),
    errors: ['region.not-found'],
  }),
  search: operation({
    id: 'region.search',
    method: 'GET',
    path: '/api/v1/regions',
    access: 'region.read',
    summary: 'Regions by part of their name, level and the region they lie in',
    query: z.strictObject({
      name: z.string().trim().min(1).max(50).optional(),
      level: z.enum(regionLevels).optional(),
      within: regionCode.optional(),
      on,
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ regions: z.array(region), more: z.boolean() }),
    errors: ['region.not-found'],
  }),
}

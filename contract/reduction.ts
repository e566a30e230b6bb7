import { z } from 'zod'
import { operation } from './operation.ts'
import { citation, localized } from './text.ts'

/** What an item asks of whoever applies: turns of officers, materials to bring, working days promised, visits. */
const burden = z.strictObject({ steps: z.int(), materials: z.int(), days: z.number(), visits: z.int() })
export type Burden = z.infer<typeof burden>

/** What it is compared with: an earlier version, or what law asks for where there is only one: all materials it lists, the statutory period. */
const before = z.strictObject({
  kind: z.enum(['version', 'law']),
  version: z.int().nullable(),
  source: citation.nullable(),
  /** Law counts no turns of officers and no visits. */
  steps: z.int().nullable(),
  materials: z.int(),
  days: z.number(),
  visits: z.int().nullable(),
})

const reduction = z.strictObject({ before, after: burden })
export type Reduction = z.infer<typeof reduction>

const pair = z.strictObject({ before: z.number(), after: z.number() })

export const reductionOperations = {
  ofMatter: operation({
    id: 'matter.reduction',
    method: 'GET',
    path: '/api/v1/matters/:slug/reduction',
    access: 'matter.read',
    summary: 'Steps, materials and days of a matter before and now, and in each of its versions',
    params: z.strictObject({ slug: z.string().max(80) }),
    output: z.strictObject({
      ...reduction.shape,
      versions: z.array(z.strictObject({ version: z.int(), publishedAt: z.string(), ...burden.shape })),
    }),
    errors: ['matter.not-found'],
  }),
  byDepartment: operation({
    id: 'matter.reductions',
    method: 'GET',
    path: '/api/v1/matter-reductions',
    access: 'matter.read',
    summary: 'Steps, materials and days before and now, of the matters on offer and added up by department',
    output: z.strictObject({
      departments: z.array(
        z.strictObject({
          department: z.string(),
          name: localized,
          /** Steps are added up over the matters that had an earlier version alone. */
          steps: pair,
          materials: pair,
          days: pair,
          matters: z.array(
            z.strictObject({ slug: z.string(), title: localized, version: z.int(), ...reduction.shape }),
          ),
        }),
      ),
    }),
    errors: [],
  }),
}

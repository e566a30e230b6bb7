import { z } from 'zod'
import { serviceKinds } from './matter.ts'
import { operation } from './operation.ts'
import { citation, localized, period } from './text.ts'

/** What an item is made of, as levels set it for those below (国发〔2018〕27号 四级四同; 国发〔2022〕5号 事项要素统一). */
export const standardElements = [
  'name',
  'kind',
  'legalBasis',
  'applicants',
  'conditions',
  'materials',
  'statutory',
  'promised',
  'fee',
  'result',
  'flow',
  'place',
  'contact',
] as const
export type StandardElement = (typeof standardElements)[number]

/** Levels that set elements for those below. */
export const standardLevels = ['province', 'city'] as const

/** The item of an upper level: what it sets; an element it leaves out is as the level above has it. */
export const standardItem = z.strictObject({
  level: z.enum(standardLevels),
  region: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: z.string() }),
  source: citation,
  name: localized.optional(),
  kind: z.enum(Object.keys(serviceKinds) as [keyof typeof serviceKinds]).optional(),
  /** Addresses of the law library, or titles of documents outside it. */
  legalBasis: z.array(z.string().min(1)).min(1).optional(),
  applicants: z
    .array(z.enum(['person', 'entity']))
    .min(1)
    .optional(),
  conditions: z.array(localized).min(1).optional(),
  /** By the id that a material has in the item. */
  materials: z
    .array(z.strictObject({ id: z.string(), name: localized }))
    .min(1)
    .optional(),
  statutory: period.optional(),
  promised: period.optional(),
  charged: z.boolean().optional(),
  result: localized.optional(),
  /** Stages that every course of the matter has, by their names in the flow. */
  flow: z
    .array(z.strictObject({ stage: z.string(), title: localized }))
    .min(1)
    .optional(),
})
export type StandardItem = z.infer<typeof standardItem>

/** `packs/standards/<slug>.yaml`: one basic code as the levels above the item set it, the highest first. */
export const standardFile = z.strictObject({
  basicCode: z.string().length(12),
  levels: z.array(standardItem).min(1),
})

/**
 * `set`: the highest level that says it. `inherits`: says nothing, so it is as above. `same`; `allowed`: differs where it may.
 * `differs`: where it may not. `gap`: something set above is missing. `own`: no level above sets it.
 */
export const standardVerdicts = ['set', 'inherits', 'same', 'allowed', 'differs', 'gap', 'own'] as const
export type StandardVerdict = (typeof standardVerdicts)[number]

const cell = z.strictObject({
  level: z.string(),
  texts: z.array(localized),
  verdict: z.enum(standardVerdicts),
  /** What a level above sets and this one has not; what this one has and no level above sets. */
  lacking: z.array(localized),
  extra: z.array(localized),
})
export type StandardCell = z.infer<typeof cell>

const row = z.strictObject({
  element: z.enum(standardElements),
  /** Whether those below may have it otherwise. */
  mayDiffer: z.enum(['never', 'shorter', 'more', 'freely']),
  cells: z.array(cell),
})
export type StandardRow = z.infer<typeof row>

const level = z.strictObject({
  level: z.enum(['province', 'city', 'county']),
  /** Places that have it: one that sets it, or all that handle it. */
  regions: z.array(z.string()),
  source: citation.nullable(),
})

const counts = z.strictObject({ allowed: z.int(), differs: z.int(), gaps: z.int() })

export const standardOperations = {
  compare: operation({
    id: 'matter.standard',
    method: 'GET',
    path: '/api/v1/matters/:slug/standard',
    access: 'matter.read',
    summary:
      'An item compared, element by element, with the items of its basic code that the levels above set',
    params: z.strictObject({ slug: z.string().max(80) }),
    output: z.strictObject({
      slug: z.string(),
      basicCode: z.string(),
      levels: z.array(level),
      rows: z.array(row),
      ...counts.shape,
    }),
    errors: ['matter.not-found'],
  }),
  overview: operation({
    id: 'matter.standards',
    method: 'GET',
    path: '/api/v1/matter-standards',
    access: 'matter.read',
    summary: 'Of every matter on offer: which levels above set a standard, and where it differs',
    output: z.strictObject({
      matters: z.array(
        z.strictObject({ slug: z.string(), set: z.array(z.enum(standardLevels)), ...counts.shape }),
      ),
    }),
    errors: [],
  }),
}

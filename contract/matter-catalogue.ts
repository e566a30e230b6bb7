import { z } from 'zod'
import { stageKinds } from './flow.ts'
import { form } from './form.ts'
import { matterDefinition, serviceItem } from './matter.ts'
import { operation } from './operation.ts'
import { localized, period } from './text.ts'

const region = z.strictObject({ code: z.string(), name: z.string() })
const unit = z.strictObject({ id: z.uuid(), name: z.string(), code: z.string() })

/** A matter in a list. */
export const matterSummary = z.strictObject({
  slug: z.string(),
  version: z.int(),
  kind: z.string(),
  kindName: localized,
  name: localized,
  title: localized,
  summary: localized,
  applicants: z.array(z.enum(['person', 'entity'])),
  department: z.string(),
  departmentName: localized,
  handling: z.enum(['instant', 'promised']),
  promised: period,
  /** 承诺时限压缩率: percent of the statutory period that the promise spares; `low` under what is asked for. Null where the law sets no time. */
  compression: z.strictObject({ percent: z.number(), low: z.boolean() }).nullable(),
  visits: z.int(),
  /** 一件事: how many matters are handled as one; 0 where it is one. */
  legs: z.int(),
})
export type MatterSummary = z.infer<typeof matterSummary>

/** A matter that officers file, in a list. */
export const workSummary = z.strictObject({
  slug: z.string(),
  version: z.int(),
  kind: z.string(),
  kindName: localized,
  name: localized,
  title: localized,
  summary: localized,
  applicants: z.array(z.enum(['unit', 'person', 'entity'])),
  department: z.string(),
  departmentName: localized,
  /** Time for the whole, where something sets one. */
  period: period.optional(),
  /** Whether the post of who asks may file it. */
  mayFile: z.boolean(),
})
export type WorkSummary = z.infer<typeof workSummary>

/** Who handles a matter for a region. */
const item = z.strictObject({ itemCode: z.string(), level: z.enum(['city', 'county']), region, unit })

/** Words of the law that a matter cites, by address, as they are in force. */
/** One of the matters that are handled as one. */
const linked = z.strictObject({
  name: z.string(),
  title: localized,
  matter: z.string(),
  departmentName: localized,
  handling: z.enum(['instant', 'promised']),
  promised: period,
  after: z.array(z.string()),
  required: z.boolean(),
  /** Whether it is only for some. */
  conditional: z.boolean(),
})

const articles = z.record(
  z.string(),
  z.strictObject({ citation: z.string(), words: z.string(), version: z.string() }),
)

/** What a rule asks, without how it is computed; its local parameters say whether they have been compared with the place's own rule. */
const rules = z.strictObject({
  model: z.string(),
  version: z.int(),
  digest: z.string(),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      title: localized,
      otherwise: z.enum(['refuse', 'refer']),
      basis: serviceItem.shape.conditions.element.shape.basis,
    }),
  ),
  params: z.array(
    z.strictObject({
      id: z.string(),
      title: localized,
      value: z.unknown(),
      source: z.string(),
      verified: z.boolean(),
    }),
  ),
  outputs: z.array(z.strictObject({ id: z.string(), title: localized })),
})

/** Everything a guide tells. */
export const matterView = z.strictObject({
  ...matterSummary.shape,
  digest: z.string(),
  publishedAt: z.string(),
  basicCode: z.string(),
  codeVerified: z.boolean(),
  level: serviceItem.shape.level,
  supervisor: localized.optional(),
  keywords: z.array(z.string()),
  legalBasis: serviceItem.shape.legalBasis,
  conditions: serviceItem.shape.conditions,
  materials: serviceItem.shape.materials,
  periods: serviceItem.shape.periods,
  specialProcedures: serviceItem.shape.specialProcedures,
  fee: serviceItem.shape.fee,
  onlineDepth: serviceItem.shape.onlineDepth,
  channels: serviceItem.shape.channels,
  result: z.strictObject({ kind: z.enum(['certificate', 'document']), name: localized }),
  replacedMinutes: serviceItem.shape.replacedMinutes,
  contact: serviceItem.shape.contact,
  guide: localized,
  /** Fields that a source fills in where it knows them, and those that are always asked. */
  fields: z.strictObject({ sourced: z.int(), asked: z.int() }),
  groups: form.shape.groups,
  /** What happens, stage by stage. */
  steps: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(stageKinds),
      title: localized,
      assignee: z.string().optional(),
      period: period.optional(),
    }),
  ),
  rules: rules.optional(),
  articles,
  /** 一件事: what is applied for at once, in order; none elsewhere. */
  linked: z.array(linked),
  /** The wholes that this matter is a leg of. */
  wholes: z.array(z.strictObject({ slug: z.string(), title: localized })),
  /** The item of the region asked about; absent when none was asked or nobody handles it there. */
  item: item.optional(),
  /** Every region in which the matter is offered. */
  items: z.array(item),
})
export type MatterView = z.infer<typeof matterView>

const slug = z.string().max(80)
const params = z.strictObject({ slug })

const versionRow = z.strictObject({
  version: z.int(),
  digest: z.string(),
  publishedAt: z.string(),
  withdrawnAt: z.string().nullable(),
})

export const matterOperations = {
  list: operation({
    id: 'matter.list',
    method: 'GET',
    path: '/api/v1/matters',
    access: 'matter.read',
    summary: 'The matters that are offered',
    query: z.strictObject({
      applicant: z.enum(['person', 'entity']).optional(),
      department: z.string().max(60).optional(),
      text: z.string().trim().max(100).optional(),
    }),
    output: z.strictObject({ matters: z.array(matterSummary) }),
    errors: [],
  }),
  work: operation({
    id: 'matter.work',
    method: 'GET',
    path: '/api/v1/work-matters',
    access: 'matter.inspect',
    summary:
      'Work that officers file: orders, inspections, documents, requests among units; and which of it I may file',
    output: z.strictObject({ matters: z.array(workSummary) }),
    errors: [],
  }),
  get: operation({
    id: 'matter.get',
    method: 'GET',
    path: '/api/v1/matters/:slug',
    access: 'matter.read',
    summary:
      'Everything a guide needs about a matter as it is offered now, with the unit that handles it in a region',
    params,
    query: z.strictObject({
      region: z
        .string()
        .regex(/^\d{6}(?:\d{3}|\d{6})?$/)
        .optional(),
    }),
    output: matterView,
    errors: ['matter.not-found', 'matter.withdrawn'],
  }),
  versions: operation({
    id: 'matter.versions',
    method: 'GET',
    path: '/api/v1/matters/:slug/versions',
    access: 'matter.read',
    summary: 'The versions of a matter, the newest first',
    params,
    output: z.strictObject({ versions: z.array(versionRow) }),
    errors: ['matter.not-found'],
  }),
  version: operation({
    id: 'matter.version',
    method: 'GET',
    path: '/api/v1/matters/:slug/versions/:version',
    access: 'matter.inspect',
    summary: 'The whole definition of one version, form, flow and rules included',
    params: z.strictObject({ slug, version: z.coerce.number().int().min(1).max(1_000_000) }),
    output: z.strictObject({
      ...versionRow.shape,
      definition: matterDefinition,
      items: z.array(item),
      articles,
    }),
    errors: ['matter.not-found'],
  }),
  code: operation({
    id: 'matter.code',
    method: 'GET',
    path: '/api/v1/matter-codes/:code',
    access: 'matter.read',
    summary:
      'What a matter code of 12, 31 or 33 characters says (GB/T 39554.1-2020), and the matter and unit that have it here',
    params: z.strictObject({ code: z.string().max(40) }),
    output: z.strictObject({
      code: z.string(),
      kind: z.enum(['catalogue', 'implementation', 'handling']),
      catalogueCode: z.string(),
      /** `00` is the national catalogue, else a province. */
      province: z.string(),
      type: z.string(),
      typeName: z.string().optional(),
      subject: z.string(),
      subItem: z.string(),
      creditCode: z.string().optional(),
      level: z.string().optional(),
      levelName: z.string().optional(),
      handling: z.string().optional(),
      matter: matterSummary.optional(),
      item: item.optional(),
    }),
    errors: ['matter.code-invalid'],
  }),
}

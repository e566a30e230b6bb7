import { z } from 'zod'
import { decisionModel } from './decision.ts'
import { flow } from './flow.ts'
import { form } from './form.ts'
import { roles } from './principal.ts'
import { citation, localized, period } from './text.ts'

/** 事项类型 GB/T 39554.1-2020 of what people and firms apply for (依申请). */
export const serviceKinds = {
  '01': { zh: '行政许可', en: 'Administrative licence' },
  '05': { zh: '行政给付', en: 'Benefit' },
  '07': { zh: '行政确认', en: 'Confirmation' },
  '10': { zh: '其他行政权力', en: 'Other power' },
  '20': { zh: '公共服务', en: 'Public service' },
} as const

/**
 * What officers file: of their own accord (依职权), for somebody who called, or among units. The standard numbers inspection and leaves
 * its table to be extended; the numbers from 90 on are ours and stand in no national directory.
 */
export const workKinds = {
  '06': { zh: '行政检查', en: 'Inspection' },
  '90': { zh: '内部事务', en: 'Internal affair' },
  '91': { zh: '工单', en: 'Order' },
} as const

export const matterKinds = { ...serviceKinds, ...workKinds } as const

const condition = z.strictObject({ text: localized, basis: citation })

/** 告知承诺 in place of a material (国办发〔2020〕42号): what is pledged, what follows if it is untrue, and the check afterwards. */
const pledge = z.strictObject({
  /** A yes-no field of the form: a yes is the pledge, made under the name of whoever files and proved with the filing. */
  field: z.string(),
  text: localized,
  consequence: localized,
  /** Within so many days of the decision it is checked. */
  check: period,
  /** For so long after a breach nobody may pledge again (不再适用告知承诺). */
  bar: period,
  basis: citation,
})
export type Pledge = z.infer<typeof pledge>

const material = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: localized,
  required: z.enum(['always', 'when-applicable']),
  /** Where government already holds it: the applicant does not bring it (国务院令第716号第七条). */
  held: z.strictObject({ library: z.string(), label: localized }).optional(),
  /** Who makes it: the applicant, a government department, another body (来源渠道). */
  source: z.enum(['applicant', 'government', 'other']),
  form: z.enum(['electronic', 'paper', 'either']),
  copies: z.int().min(0),
  basis: citation,
  /** It need not be brought where this is pledged instead. */
  pledge: pledge.optional(),
  /** Matters whose certificate answers for it: who holds a valid one gives that, with no file. */
  certificates: z.array(z.string().regex(/^[a-z][a-z0-9-]*$/)).optional(),
  /** What makes it right (受理标准) and how it is filled in (填报须知). */
  standard: localized,
})

/** 收费项目: what is charged once for a case; where rules compute it, the flow tells the amount. */
const feeItem = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** 非税收入项目识别码; `codeVerified` false where it was not compared with the directory of the year. */
  code: z.string().regex(/^\d{9,12}$/),
  codeVerified: z.boolean(),
  name: localized,
  fen: z.int().min(1).max(100_000_000).optional(),
  basis: citation,
})
export type FeeItem = z.infer<typeof feeItem>

const certificateType = z.strictObject({
  /** 证照类型代码: 18-character code of the defining body and three digits (GB/T 36904-2018). */
  typeCode: z.string().length(21),
  name: localized,
  /** Faces of the certificate: label and a ZEN template over { subject, form, outputs, case }. */
  faces: z.array(z.strictObject({ id: z.string(), label: localized, value: z.string() })).min(1),
  /** Years from the day of issue; absent means until it is ended. */
  years: z.int().min(1).optional(),
  /** Template of the last day (`{form.to}`), where the grant itself says it. */
  until: z.string().optional(),
  basis: citation.optional(),
})
export type CertificateType = z.infer<typeof certificateType>

/** 市场主体登记: a grant enters a new firm in the legal-entity library, and the applicant acts for it. */
const registration = z.strictObject({
  type: z.enum(['有限责任公司', '个体工商户', '农民专业合作社', '民办非企业单位']),
  /** Templates over { subject, form, outputs, case }. */
  name: z.string().min(1),
  place: z.string().min(1),
  /** The field of the form that lists what it does (经营范围). */
  scope: z.string(),
  /**
   * How its credit code is made (GB 32100-2015): authority and kind of body, the region of the registering authority, and the segment of
   * organisation codes that the place was given (码段). `verified` false where the place has not entered its own.
   */
  code: z.strictObject({
    kind: z.string().regex(/^[1-9A-HJ-NPQRTUWXY][1-9]$/),
    area: z.string().regex(/^\d{6}$/),
    segment: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{2,4}$/),
    verified: z.boolean(),
  }),
})
export type Registration = z.infer<typeof registration>

/** 公文 (GB/T 9704-2012): what it says, as templates over { subject, form, case }. */
const documentType = z.strictObject({
  /** 18-character code of the issuing body and three digits, as of a certificate. */
  typeCode: z.string().length(21),
  /** 发文机关标志, such as 晋中市人民政府文件. */
  mark: z.string().min(1),
  /** 机关代字: the number is 代字〔年〕号, counted by the year without gaps. */
  series: z.string().regex(/^\p{Script=Han}{2,12}$/u),
  title: z.string().min(1),
  body: z.string().min(1),
  /** 主送 and 抄送: fields that name kinds of departments. */
  to: z.string(),
  copyTo: z.string().optional(),
})
export type DocumentType = z.infer<typeof documentType>

const result = z.strictObject({
  kind: z.enum(['certificate', 'document']),
  name: localized,
  certificate: certificateType.optional(),
  document: documentType.optional(),
})

/** What every matter has. */
const shared = {
  /** Folder name of the pack and the matter's name in addresses. */
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().min(1),
  /** 基本编码, 12 characters; `codeVerified` false where the number is ours until the national directory gives one. */
  basicCode: z.string().length(12),
  codeVerified: z.boolean(),
  /** The official name, and the title in plain words. */
  name: localized,
  title: localized,
  summary: localized,
  /** 行使层级 and the departments: who decides, and who supervises after the power was moved. */
  level: z.enum(['city', 'county']),
  department: z.string(),
  supervisor: z.string().optional(),
  legalBasis: z.array(z.strictObject({ citation, note: localized.optional() })).min(1),
  retentionYears: z.int(),
  guide: localized,
  form,
  flow,
  decision: decisionModel.optional(),
}

/** 实施清单: everything a service item is, as the national platform exchanges it, typed and validated. Immutable once published. */
export const serviceItem = z.strictObject({
  ...shared,
  kind: z.enum(Object.keys(serviceKinds) as [keyof typeof serviceKinds]),
  /** Everyday words people search by (开饭店, 老人补贴). */
  keywords: z.array(z.string()).min(3),
  applicants: z.array(z.enum(['person', 'entity'])).min(1),
  conditions: z.array(condition).min(1),
  materials: z.array(material),
  /** 即办件 or 承诺件. */
  handling: z.enum(['instant', 'promised']),
  /** `extension`: how far the statutory period may be lengthened, once (行政许可法第四十二条第一款). */
  periods: z.strictObject({ statutory: period, promised: period, extension: period.optional() }),
  specialProcedures: z
    .array(z.strictObject({ name: localized, days: z.int().optional(), basis: citation }))
    .default([]),
  fee: z.strictObject({
    charged: z.boolean(),
    note: localized,
    basis: citation.optional(),
    /** What is collected here, by the flow: each with its price. */
    items: z.array(feeItem).min(1).optional(),
  }),
  /** Whether the result can go by post, and who pays the carrier. */
  post: z
    .strictObject({ payer: z.enum(['applicant', 'government']), note: localized, basis: citation })
    .optional(),
  /** 到办事现场次数. */
  visits: z.int().min(0),
  onlineDepth: z.enum(['information', 'filing', 'whole']),
  channels: z.array(z.enum(['web', 'window', 'terminal'])).min(1),
  result,
  /** What a grant means to the applicant, as headings of the result page: templates over the outputs. */
  grantedHeading: localized,
  grantedFacts: z.array(z.strictObject({ label: localized, value: localized })).default([]),
  /** Minutes a window visit for this took before, so that time saved is a computed figure; source named. */
  replacedMinutes: z.strictObject({ count: z.int(), source: z.string() }),
  contact: z.strictObject({ consult: z.string(), complain: z.string() }),
  registers: registration.optional(),
})
export type ServiceItem = z.infer<typeof serviceItem>

/** Work that officers file: orders, inspections, documents, requests among units. Never offered to people or found by their search. */
export const workMatter = z.strictObject({
  ...shared,
  kind: z.enum(Object.keys(workKinds) as [keyof typeof workKinds]),
  /** Whom a case is for: the unit of whoever files, or the person or firm they name. */
  applicants: z.array(z.enum(['unit', 'person', 'entity'])).min(1),
  /** Posts that may file it: of one of these roles, in a unit that answers for one of these departments; in any unit where none is named. */
  filedBy: z.strictObject({
    roles: z.array(z.enum(roles)).min(1),
    departments: z.array(z.string()).min(1).optional(),
  }),
  /**
   * `internal`: by its form, at 发起. `peer`: by handing in for another platform, and by no form here. `platform`: by the platform
   * itself, because of what happened elsewhere.
   */
  channels: z.array(z.enum(['internal', 'peer', 'platform'])).min(1),
  /** What one case is about, as lists show it: a template over { form }, of fields that are not masked. */
  heading: z.string().min(1),
  materials: z.array(material).default([]),
  /** Time for the whole, from acceptance on, where something sets one; stages have their own. */
  periods: z
    .strictObject({
      statutory: period.optional(),
      promised: period.optional(),
      extension: period.optional(),
    })
    .default({}),
  result: result.optional(),
})
export type WorkMatter = z.infer<typeof workMatter>

/** A matter: what people apply for, or work that officers file; its kind says which. */
export const matterDefinition = z.discriminatedUnion('kind', [serviceItem, workMatter])
export type MatterDefinition = z.infer<typeof matterDefinition>

export function isServiceItem(definition: MatterDefinition): definition is ServiceItem {
  return Object.hasOwn(serviceKinds, definition.kind)
}

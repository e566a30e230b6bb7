import { z } from 'zod'
import { operation } from './operation.ts'
import { citation } from './text.ts'

/** 有效、异议中、已撤销. One that was objected to stands until it is decided otherwise. */
export const creditStates = ['valid', 'objected', 'cancelled'] as const

const record = z.strictObject({
  id: z.uuid(),
  subjectName: z.string(),
  /** Such as `pledge-breach`, 承诺不实. */
  kind: z.string(),
  /** What was found. */
  finding: z.string(),
  basis: citation,
  /** The case that found it. */
  caseId: z.uuid(),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  barsPledges: z.boolean(),
  state: z.enum(creditStates),
  objection: z.string().nullable(),
  review: z.string().nullable(),
})
export type CreditRecordView = z.infer<typeof record>

const list = z.strictObject({ records: z.array(record) })
const id = z.strictObject({ id: z.uuid() })
const reason = z.string().trim().min(2).max(1000)

export const creditOperations = {
  own: operation({
    id: 'credit.own',
    method: 'GET',
    path: '/api/v1/credit/own',
    personal: true,
    access: 'credit.own',
    summary: 'Credit records about me and those I act for',
    output: list,
    errors: [],
  }),
  object: operation({
    id: 'credit.object',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/credit/records/:id/object',
    access: 'credit.own',
    summary: 'Object to a credit record, with the reason',
    params: id,
    body: z.strictObject({ reason }),
    output: record,
    errors: ['credit.not-found', 'credit.not-open'],
  }),
  list: operation({
    id: 'credit.list',
    method: 'GET',
    path: '/api/v1/credit/records',
    personal: true,
    access: 'credit.read',
    summary: 'Credit records within my scope, the newest first',
    query: z.strictObject({
      state: z.enum(creditStates).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: list,
    errors: [],
  }),
  review: operation({
    id: 'credit.review',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/credit/records/:id/review',
    access: 'credit.review',
    summary: 'Decide on an objection: the record stands or is cancelled',
    params: id,
    body: z.strictObject({ outcome: z.enum(['valid', 'cancelled']), reason }),
    output: record,
    errors: ['credit.not-found', 'credit.not-open', 'credit.own-finding'],
  }),
}

import { z } from 'zod'
import { operation } from './operation.ts'

const entry = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  principalKind: z.enum(['anonymous', 'person', 'officer', 'system']),
  accountId: z.uuid().nullable(),
  officerId: z.uuid().nullable(),
  officerName: z.string().nullable(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  personSubjectId: z.uuid().nullable(),
  /** Operation id, as in this contract. */
  operation: z.string(),
  /** `ok`, or the problem code it was refused with. */
  outcome: z.string(),
  caseId: z.uuid().nullable(),
  subjectId: z.uuid().nullable(),
  purpose: z.string().nullable(),
  requestId: z.string().nullable(),
  ipPrefix: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})

const page = {
  /** Continues after the last entry of the page before; opaque. */
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export type AuditEntryView = z.infer<typeof entry>

export const auditOperations = {
  search: operation({
    id: 'audit.search',
    method: 'GET',
    path: '/api/v1/audit/entries',
    access: 'audit.search',
    summary: 'Who did what, newest first, within the scope of the asking officer',
    query: z.strictObject({
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
      operation: z.string().max(80).optional(),
      outcome: z.string().max(80).optional(),
      officerId: z.uuid().optional(),
      accountId: z.uuid().optional(),
      unitId: z.uuid().optional(),
      caseId: z.uuid().optional(),
      subjectId: z.uuid().optional(),
      ...page,
    }),
    output: z.strictObject({ entries: z.array(entry), next: z.string().nullable() }),
    errors: ['audit.cursor-invalid'],
    personal: true,
  }),
  own: operation({
    id: 'audit.own',
    method: 'GET',
    path: '/api/v1/audit/own',
    access: 'audit.own',
    summary: 'Who looked at or acted upon the data of the signed-in person',
    query: z.strictObject(page),
    output: z.strictObject({
      entries: z.array(
        z.strictObject({
          id: z.uuid(),
          at: z.iso.datetime(),
          /** `self` for the person asking, `person` for somebody acting for them. */
          by: z.enum(['self', 'person', 'officer', 'system']),
          unitName: z.string().nullable(),
          operation: z.string(),
          outcome: z.string(),
          purpose: z.string().nullable(),
          caseId: z.uuid().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: ['audit.cursor-invalid'],
  }),
}

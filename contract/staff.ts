import { z } from 'zod'
import { operation } from './operation.ts'

/** Posts that a region gives. Who keeps the whole platform, and who audits it, is appointed by its operator alone (GB/T 22239-2019). */
export const regionRoles = [
  'window',
  'acceptor',
  'approver',
  'supervisor',
  'designer',
  'manager',
  'leader',
  'finance',
] as const

const holding = z.strictObject({
  officerId: z.uuid(),
  name: z.string(),
  staffNumber: z.string(),
  postId: z.uuid(),
  postName: z.string(),
  role: z.enum(regionRoles),
  from: z.iso.date(),
  /** The account was opened now: whoever it is for activates it by a code to their telephone. */
  awaitsActivation: z.boolean(),
})

export const staffOperations = {
  appoint: operation({
    id: 'organization.appoint',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/units/:unitId/officers',
    access: 'organization.manage',
    summary:
      'Appoint somebody to a post in a unit of my region: a colleague who has one there, or somebody new (任职)',
    params: z.strictObject({ unitId: z.uuid() }),
    body: z.strictObject({
      officer: z.union([
        z.strictObject({ officerId: z.uuid() }),
        z.strictObject({
          name: z.string().trim().min(1).max(60),
          staffNumber: z
            .string()
            .trim()
            .regex(/^[\w-]{1,30}$/),
          phone: z
            .string()
            .trim()
            .regex(/^1\d{10}$/),
        }),
      ]),
      post: z.strictObject({ name: z.string().trim().min(1).max(60), role: z.enum(regionRoles) }),
      /** Its first day; today when left out, and never a day that is past. */
      from: z.iso.date().optional(),
    }),
    output: holding,
    errors: [
      'organization.unit-not-found',
      'organization.officer-not-found',
      'organization.staff-number-taken',
      'organization.phone-taken',
      'organization.own-post',
      'organization.day-past',
      'organization.post-held',
    ],
  }),
  endPost: operation({
    id: 'organization.end-post',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/units/:unitId/officers/:officerId/end',
    access: 'organization.manage',
    summary: 'End somebody’s post in a unit of my region, with its last day and the reason (免职)',
    params: z.strictObject({ unitId: z.uuid(), officerId: z.uuid() }),
    body: z.strictObject({
      postId: z.uuid(),
      /** Yesterday at the earliest: then it is over at once. */
      lastDay: z.iso.date(),
      reason: z.string().trim().min(1).max(500),
    }),
    output: z.strictObject({ lastDay: z.iso.date() }),
    errors: [
      'organization.unit-not-found',
      'organization.officer-not-found',
      'organization.own-post',
      'organization.day-past',
    ],
  }),
}

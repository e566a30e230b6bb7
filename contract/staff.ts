import { z } from 'zod'
import { operation } from './operation.ts'
import { roles } from './principal.ts'

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
  to: z.iso.date().nullable(),
  /** The account was opened now: whoever it is for activates it by a code to their telephone. */
  awaitsActivation: z.boolean(),
})

const held = z.strictObject({
  holdingId: z.uuid(),
  officerId: z.uuid(),
  name: z.string(),
  staffNumber: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  postId: z.uuid(),
  postName: z.string(),
  role: z.enum(roles),
  /** The post they act from. */
  main: z.boolean(),
  from: z.iso.date(),
  /** The last day; null while it is open. */
  to: z.iso.date().nullable(),
  state: z.enum(['coming', 'held', 'ended']),
  /** Who gave it and when; null for what was loaded. */
  given: z.strictObject({ by: z.string(), at: z.iso.datetime() }).nullable(),
  ended: z.strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
  /** Whether I may end it: not my own, nor what the platform’s operator gives. */
  mayEnd: z.boolean(),
})
export type HeldPost = z.infer<typeof held>

export const staffOperations = {
  list: operation({
    id: 'organization.staff',
    method: 'GET',
    path: '/api/v1/staff',
    access: 'organization.manage',
    summary: 'Who holds which post in my region, will, or did until lately; who gave it and who ended it',
    query: z.strictObject({
      unit: z.uuid().optional(),
      /** Part of a name, a staff number or the name of a post. */
      q: z.string().trim().max(40).optional(),
      ended: z.stringbool().default(false),
    }),
    output: z.strictObject({
      posts: z.array(held),
      /** Whether there are more than are shown: a narrower question finds them. */
      more: z.boolean(),
    }),
    errors: ['organization.unit-beyond'],
  }),
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
      /** Its last day, where it is given for a time. */
      to: z.iso.date().optional(),
    }),
    output: holding,
    errors: [
      'organization.unit-beyond',
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
    output: z.strictObject({
      lastDay: z.iso.date(),
      /** It had not begun by then, and is taken back whole. */
      takenBack: z.boolean(),
    }),
    errors: [
      'organization.unit-beyond',
      'organization.officer-not-found',
      'organization.own-post',
      'organization.day-past',
    ],
  }),
}

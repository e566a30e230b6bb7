import { z } from 'zod'

/**
 * What an officer may do by the posts held today; rights follow posts, never persons. `administrator` keeps the whole platform,
 * `manager` the staff and the halls of one region.
 */
export const roles = [
  'window',
  'acceptor',
  'approver',
  'supervisor',
  'administrator',
  'designer',
  'manager',
  'auditor',
  'leader',
  'finance',
] as const
export type Role = (typeof roles)[number]

const anonymous = z.strictObject({ kind: z.literal('anonymous') })

const person = z.strictObject({
  kind: z.literal('person'),
  sessionId: z.uuid(),
  accountId: z.uuid(),
  /** The natural person behind the account; whom a filing is for is said by the filing, never by the session. */
  subjectId: z.uuid(),
  name: z.string(),
})

const officer = z.strictObject({
  kind: z.literal('officer'),
  sessionId: z.uuid(),
  accountId: z.uuid(),
  officerId: z.uuid(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  /** The unit of the main post, with its place in the organisation (ltree) and its region (ltree of region codes: 14.1407.140702). */
  unitId: z.uuid(),
  unitName: z.string(),
  unitPath: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  regionPath: z.string(),
})

/** Who is asking. */
export const principal = z.discriminatedUnion('kind', [anonymous, person, officer])
export type Principal = z.infer<typeof principal>
export type PersonPrincipal = z.infer<typeof person>
export type OfficerPrincipal = z.infer<typeof officer>

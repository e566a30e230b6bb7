import { z } from 'zod'
import { idNumber } from './identifier/index.ts'
import { operation } from './operation.ts'
import { principal } from './principal.ts'

export const authorisationKinds = ['family', 'firm', 'agent'] as const
export type AuthorisationKind = (typeof authorisationKinds)[number]

const session = z.strictObject({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Network part of the address only. */
  ipPrefix: z.string().nullable(),
  agent: z.string().nullable(),
  method: z.string(),
  /** The session that asks. */
  current: z.boolean(),
})

const authorisation = z.strictObject({
  id: z.uuid(),
  grantorSubjectId: z.uuid(),
  grantorName: z.string(),
  granteeSubjectId: z.uuid(),
  granteeName: z.string(),
  kind: z.enum(authorisationKinds),
  /** Codes of the matters covered; null covers all. */
  matterCodes: z.array(z.string()).nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  basis: z.string(),
  grantedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
})

/** Somebody for whom the signed-in person may act today; the person themself is not listed. */
const actsFor = z.strictObject({
  subjectId: z.uuid(),
  name: z.string(),
  kind: z.enum(authorisationKinds),
  matterCodes: z.array(z.string()).nullable(),
  validTo: z.iso.date().nullable(),
})

export const currentSession = z.strictObject({ principal, actsFor: z.array(actsFor) })

export type SessionView = z.infer<typeof session>
export type AuthorisationView = z.infer<typeof authorisation>
export type CurrentView = z.infer<typeof currentSession>
export type ActsForView = z.infer<typeof actsFor>

const signIn = {
  beginSignIn: operation({
    id: 'identity.begin-sign-in',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/identity/sign-in/begin',
    access: 'identity.sign-in',
    summary: 'First factor: name and password; sends a one-time code to the phone of the account',
    body: z.strictObject({
      loginName: z.string().min(1).max(64),
      password: z.string().min(1).max(200),
      /** The door one stands at; without it the citizens' account of that name comes first. */
      as: z.enum(['person', 'officer']).optional(),
    }),
    output: z.strictObject({
      challengeId: z.uuid(),
      /** Masked phone number. */
      sentTo: z.string(),
      expiresAt: z.iso.datetime(),
      resendAt: z.iso.datetime(),
    }),
    errors: [
      'identity.credentials-refused',
      'identity.locked',
      'identity.sms-unavailable',
      'request.too-many',
    ],
  }),
  resendCode: operation({
    id: 'identity.resend-code',
    method: 'POST',
    path: '/api/v1/identity/sign-in/resend',
    access: 'identity.sign-in',
    summary: 'Sends a new code for a sign-in that has begun; the code before it no longer counts',
    body: z.strictObject({ challengeId: z.uuid() }),
    output: z.strictObject({ expiresAt: z.iso.datetime(), resendAt: z.iso.datetime(), sendsLeft: z.int() }),
    errors: [
      'identity.challenge-over',
      'identity.resend-refused',
      'identity.sms-unavailable',
      'request.too-many',
    ],
  }),
  signIn: operation({
    id: 'identity.sign-in',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/identity/sign-in',
    access: 'identity.sign-in',
    summary: 'Second factor: the code; opens a session in the cookie yiwang_session',
    body: z.strictObject({ challengeId: z.uuid(), code: z.string().regex(/^\d{6}$/) }),
    output: currentSession,
    errors: [
      'identity.code-refused',
      'identity.challenge-over',
      'identity.locked',
      'identity.no-post',
      'request.too-many',
    ],
  }),
}

const sessions = {
  current: operation({
    id: 'identity.current',
    method: 'GET',
    path: '/api/v1/identity/current',
    access: 'identity.current',
    summary: 'Who is signed in, and for whom they may act; anonymous when nobody is',
    output: currentSession,
    errors: [],
  }),
  signOut: operation({
    id: 'identity.sign-out',
    method: 'POST',
    path: '/api/v1/identity/sign-out',
    access: 'identity.sign-out',
    summary: 'Ends this session',
    output: z.strictObject({ ended: z.int() }),
    errors: [],
  }),
  signOutEverywhere: operation({
    id: 'identity.sign-out-everywhere',
    method: 'POST',
    path: '/api/v1/identity/sign-out-everywhere',
    access: 'identity.own-sessions',
    summary: 'Ends all sessions of the account, this one too',
    output: z.strictObject({ ended: z.int() }),
    errors: [],
  }),
  sessions: operation({
    id: 'identity.sessions',
    method: 'GET',
    path: '/api/v1/identity/sessions',
    access: 'identity.own-sessions',
    summary: 'Where the account is signed in',
    output: z.strictObject({ sessions: z.array(session) }),
    errors: [],
  }),
  revokeSession: operation({
    id: 'identity.revoke-session',
    method: 'DELETE',
    path: '/api/v1/identity/sessions/:sessionId',
    access: 'identity.own-sessions',
    summary: 'Ends one session of the own account',
    params: z.strictObject({ sessionId: z.uuid() }),
    output: z.strictObject({ ended: z.int() }),
    errors: ['identity.session-not-found'],
  }),
}

const authorisations = {
  authorisations: operation({
    id: 'identity.authorisations',
    method: 'GET',
    path: '/api/v1/identity/authorisations',
    access: 'identity.own-authorisations',
    summary:
      'Authorisations the signed-in person has given (also for those they may act for as a firm) and received',
    output: z.strictObject({ given: z.array(authorisation), received: z.array(authorisation) }),
    errors: [],
  }),
  grantAuthorisation: operation({
    id: 'identity.grant-authorisation',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/identity/authorisations',
    access: 'identity.own-authorisations',
    summary:
      'Authorises another person, named by identity number and name, to act for the signed-in person or a firm they represent',
    body: z.strictObject({
      /** The firm that authorises, when it is not the signed-in person. */
      grantorSubjectId: z.uuid().optional(),
      granteeIdNumber: idNumber,
      granteeName: z.string().trim().min(1).max(60),
      kind: z.enum(authorisationKinds),
      matterCodes: z.array(z.string().min(1).max(40)).min(1).max(100).nullable().default(null),
      validFrom: z.iso.date().optional(),
      validTo: z.iso.date().nullable().default(null),
    }),
    output: authorisation,
    errors: [
      'identity.grantee-not-found',
      'identity.grantor-refused',
      'identity.not-kin',
      'identity.period-invalid',
      'identity.authorises-self',
      'request.too-many',
    ],
    personal: true,
  }),
  revokeAuthorisation: operation({
    id: 'identity.revoke-authorisation',
    audited: 'within',
    method: 'DELETE',
    path: '/api/v1/identity/authorisations/:authorisationId',
    access: 'identity.own-authorisations',
    summary: 'Ends an authorisation at once, by who gave it or who received it',
    params: z.strictObject({ authorisationId: z.uuid() }),
    output: authorisation,
    errors: ['identity.authorisation-not-found'],
  }),
}

export const identityOperations = { ...signIn, ...sessions, ...authorisations }

const persona = z.strictObject({
  persona: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'officer']),
  /** In Chinese and English. */
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  description: z.strictObject({ zh: z.string(), en: z.string() }),
  homePath: z.string(),
  /** For the ordinary sign-in, whose codes arrive in the demonstration's outbox. */
  loginName: z.string(),
})

export type PersonaView = z.infer<typeof persona>

/** Mounted in the demonstration only. */
export const demoOperations = {
  personas: operation({
    id: 'demo.personas',
    method: 'GET',
    path: '/api/v1/demo/personas',
    access: 'demo.use',
    summary: 'The people one can be in the demonstration',
    output: z.strictObject({ personas: z.array(persona) }),
    errors: [],
  }),
  signIn: operation({
    id: 'demo.sign-in',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/demo/sign-in',
    access: 'demo.use',
    summary: 'Signs in as one of the personas without password or code',
    body: z.strictObject({ persona: z.string().max(40) }),
    output: currentSession,
    errors: ['demo.persona-not-found', 'identity.no-post'],
  }),
  smsOutbox: operation({
    id: 'demo.sms-outbox',
    method: 'GET',
    path: '/api/v1/demo/sms-outbox',
    access: 'demo.use',
    summary: 'The text messages the demonstration would have sent, newest first',
    output: z.strictObject({
      messages: z.array(
        z.strictObject({ id: z.uuid(), phone: z.string(), body: z.string(), createdAt: z.iso.datetime() }),
      ),
    }),
    errors: [],
  }),
}

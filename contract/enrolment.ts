import { z } from 'zod'
import { idNumber } from './identifier/index.ts'
import { currentSession } from './identity.ts'
import { operation } from './operation.ts'
import { mobile } from './phone.ts'

const code = z.string().regex(/^\d{6}$/)
/** How strong it has to be is judged by the server: `identity.password-weak` says why not. */
const password = z.string().min(1).max(200)

/** Who somebody says they are. */
const claim = { name: z.string().trim().min(1).max(60), idNumber, phone: mobile }

const begun = {
  enrolmentId: z.uuid(),
  expiresAt: z.iso.datetime(),
  /** From when another code may be asked for, by beginning again. */
  resendAt: z.iso.datetime(),
}

export const passwordFaults = ['short', 'simple', 'known', 'personal'] as const
export type PasswordFault = (typeof passwordFaults)[number]

/** Making an account one's own. No answer tells who is in a registry or has an account. */
export const enrolmentOperations = {
  beginSignUp: operation({
    id: 'identity.begin-sign-up',
    method: 'POST',
    path: '/api/v1/identity/sign-up/begin',
    access: 'identity.sign-up',
    summary: 'Begins a sign-up, or the recovery of a lost password: sends a code to the phone that is given',
    body: z.strictObject(claim),
    output: z.strictObject({ ...begun, sentTo: z.string() }),
    errors: ['identity.sms-unavailable', 'request.too-many'],
  }),
  signUp: operation({
    id: 'identity.sign-up',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/identity/sign-up',
    access: 'identity.sign-up',
    summary:
      'Opens the account of a person whose name, identity number and phone are as registered, or gives it a new password; signs in',
    body: z.strictObject({ enrolmentId: z.uuid(), code, ...claim, password }),
    output: z.strictObject({
      current: currentSession,
      /** The name for the next sign-in: the phone number, or the identity number where another person has that phone. */
      loginName: z.string(),
    }),
    errors: [
      'identity.password-weak',
      'identity.code-refused',
      'identity.challenge-over',
      'identity.sign-up-refused',
      'request.too-many',
    ],
    personal: true,
  }),
  beginActivation: operation({
    id: 'identity.begin-activation',
    method: 'POST',
    path: '/api/v1/identity/activation/begin',
    access: 'identity.sign-up',
    summary:
      'Sends a code to the phone of an officer’s account that has no password yet; the same answer for every name',
    body: z.strictObject({ loginName: z.string().min(1).max(64) }),
    output: z.strictObject(begun),
    errors: ['identity.locked', 'request.too-many'],
  }),
  activate: operation({
    id: 'identity.activate',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/identity/activation',
    access: 'identity.sign-up',
    summary: 'Sets the first password of an officer’s account by the code, once, and signs in',
    body: z.strictObject({ enrolmentId: z.uuid(), code, password }),
    output: currentSession,
    errors: [
      'identity.password-weak',
      'identity.code-refused',
      'identity.challenge-over',
      'identity.no-post',
      'request.too-many',
    ],
  }),
}

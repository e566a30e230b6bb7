import type { Handler } from '#platform/http'
import { activate } from './operations/activate.ts'
import { authorisations } from './operations/authorisations.ts'
import { beginActivation } from './operations/begin-activation.ts'
import { beginSignIn } from './operations/begin-sign-in.ts'
import { beginSignUp } from './operations/begin-sign-up.ts'
import { current } from './operations/current.ts'
import { demoPersonas } from './operations/demo-personas.ts'
import { demoSignIn } from './operations/demo-sign-in.ts'
import { demoSmsOutbox } from './operations/demo-sms-outbox.ts'
import { grantAuthorisation } from './operations/grant-authorisation.ts'
import { resendCode } from './operations/resend-code.ts'
import { revokeAuthorisation } from './operations/revoke-authorisation.ts'
import { revokeSession } from './operations/revoke-session.ts'
import { sessions } from './operations/sessions.ts'
import { signIn } from './operations/sign-in.ts'
import { signOut } from './operations/sign-out.ts'
import { signOutEverywhere } from './operations/sign-out-everywhere.ts'
import { signUp } from './operations/sign-up.ts'
import { appoint, endPost, list as staffList } from './operations/staff.ts'
import type { People } from './people.ts'

export { accountIds, createAccounts, type NewAccount } from './account.ts'
export {
  findActsFor,
  findAuthority,
  mayActFor,
  recordAuthorisation,
  type Authority,
  type NewAuthorisation,
} from './authorisation.ts'
export { accountOwners, findContact, type Contact } from './contact.ts'
export { loadDemoAccounts, type DemoPeople } from './demo.ts'
export { sweepIdentity, takeRate } from './lock.ts'
export { checkOrigin, isCrossSite, type OriginHeaders } from './origin.ts'
export {
  findAdministrators,
  findOfficerAccounts,
  putOfficerAccounts,
  requireActivation,
  setFirstPassword,
  type EnrolledOfficer,
  type OfficerAccount,
} from './officer-account.ts'
export { makePassword, passwordFault, personalTexts, shortest } from './password-strength.ts'
export type { People, Registered } from './people.ts'
export type { Persona } from './persona.ts'
export { personas } from './personas.ts'
export { authenticate, contactOf } from './session.ts'
export { smsSenderOf, type SmsSender, type TextMessage } from './sms.ts'

/** The operations of this module; `people` answers what only the registry knows. */
export function identityHandlers(people: People): Handler[] {
  return [
    beginSignIn,
    resendCode,
    signIn,
    beginSignUp,
    signUp(people),
    beginActivation,
    activate,
    current,
    signOut,
    signOutEverywhere,
    sessions,
    revokeSession,
    authorisations,
    grantAuthorisation(people),
    revokeAuthorisation,
    appoint,
    endPost,
    staffList,
  ]
}

/** Operations that only the demonstration mounts: signing in as a persona without a secret. */
export const demoHandlers: readonly Handler[] = [demoPersonas, demoSignIn, demoSmsOutbox]

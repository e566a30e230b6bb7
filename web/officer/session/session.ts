import { createContext, use } from 'react'
import type { OfficerPrincipal } from '#contract'

export const CURRENT = 'GET /api/v1/identity/current'

/** The officer who is signed in; every page of this face has one. */
export const OfficerContext = createContext<OfficerPrincipal | undefined>(undefined)

export function useOfficer(): OfficerPrincipal {
  const officer = use(OfficerContext)
  if (officer === undefined) throw new Error('A page of the officer face stands outside the session')
  return officer
}

/** Whose posts handle cases: they have an inbox. */
export function mayHandleCases(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => !['administrator', 'auditor', 'finance'].includes(role))
}

/** Who has an inbox: whoever handles cases, and a leader, who is asked to sign. */
export function mayHaveInbox(officer: OfficerPrincipal): boolean {
  return mayHandleCases(officer) || officer.roles.includes('leader')
}

/** Whose posts look over the cases of a region: they search them. */
export function maySearchCases(officer: OfficerPrincipal): boolean {
  return mayHandleCases(officer) || officer.roles.includes('supervisor')
}

/** Whose posts see a case unmasked, and so its receipt and its certificates as files. */
export function maySeeWhole(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => role === 'acceptor' || role === 'approver')
}

/** Who takes in for other platforms, follows what crosses, or connects them. */
export function maySeePeers(officer: OfficerPrincipal): boolean {
  return (
    maySearchCases(officer) || officer.roles.some((role) => role === 'leader' || role === 'administrator')
  )
}

/** Who sees the construction projects of their region: whoever decides one of their matters, and who looks over them. */
export function maySeeProjects(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) =>
    ['window', 'acceptor', 'approver', 'supervisor', 'leader'].includes(role),
  )
}

/** Who gives to the courier what their unit sends. */
export function mayPost(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => role === 'window' || role === 'acceptor' || role === 'approver')
}

/** Who keeps the books of what is collected. */
export function mayKeepBooks(officer: OfficerPrincipal): boolean {
  return officer.roles.includes('finance')
}

/** Who files for the person at the counter. */
export function mayFileAtWindow(officer: OfficerPrincipal): boolean {
  return officer.roles.includes('window')
}

/** Who sets halls and their windows up; of which region the server decides. */
export function mayKeepHalls(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => role === 'manager' || role === 'administrator')
}

/** Who gives posts of a region and ends them; in which units the server decides. */
export function mayKeepStaff(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => role === 'manager' || role === 'administrator')
}

export function mayRevokeCertificates(officer: OfficerPrincipal): boolean {
  return officer.roles.includes('approver')
}

/** Who may have past decisions judged again. */
export function mayJudgeAgain(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => role === 'supervisor' || role === 'administrator')
}

/** Whose posts look over the cards and the load of a unit or a region. */
export function maySupervise(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) =>
    ['approver', 'supervisor', 'administrator', 'auditor', 'leader'].includes(role),
  )
}

/** Who sees how people rated. */
export function maySeeRatings(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) =>
    ['acceptor', 'approver', 'supervisor', 'leader', 'administrator', 'auditor'].includes(role),
  )
}

/** Who sees which automatic decisions were looked at. */
export function maySeeSamples(officer: OfficerPrincipal): boolean {
  return maySupervise(officer)
}

/** Who sees what was found of people and firms. */
export function maySeeCredit(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => ['approver', 'supervisor', 'leader', 'auditor'].includes(role))
}

/** Who serves people and may ask them to rate. */
export function mayInviteRating(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => ['window', 'acceptor', 'approver'].includes(role))
}

/** Who may be given a card. */
export function mayHaveCards(officer: OfficerPrincipal): boolean {
  return mayHandleCases(officer) || officer.roles.some((role) => role === 'supervisor' || role === 'leader')
}

/** Who sees how the cases of a matter really go. */
export function maySeeProcess(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => role === 'supervisor' || role === 'leader' || role === 'administrator')
}

/** Who changes matters; of which region the server decides. */
export function mayDesign(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => role === 'designer' || role === 'administrator')
}

/** Who sees matters in the making: whoever changes them, and a leader, who may be asked to review. */
export function maySeeDesigns(officer: OfficerPrincipal): boolean {
  return mayDesign(officer) || officer.roles.includes('leader')
}

/** Who may search the audit trail; the server decides, the menu only follows. */
export function maySearchAudit(officer: OfficerPrincipal): boolean {
  return officer.roles.some((role) => role === 'auditor' || role === 'administrator' || role === 'supervisor')
}

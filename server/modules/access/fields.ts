import { maskIdNumber, maskName, maskPhone, type Principal, type Role } from '#contract'

/**
 * Classes of personal data (个人信息保护法第六条, as little as the purpose needs) and which roles see them unmasked.
 * Whoever handles the case needs the number to tell two people of one name apart; a supervisor or leader does not.
 */
export const dataClasses = {
  'identity-number': { roles: ['window', 'acceptor', 'approver'], mask: maskIdNumber },
  phone: { roles: ['window', 'acceptor', 'approver'], mask: maskPhone },
  // A refund goes to whoever paid, and a difference is looked into by name.
  'person-name': { roles: ['window', 'acceptor', 'approver', 'auditor', 'finance'], mask: maskName },
  address: { roles: ['window', 'acceptor', 'approver'], mask: hide },
  // 敏感个人信息, 个人信息保护法第二十八条: only who decides on it.
  health: { roles: ['acceptor', 'approver'], mask: hide },
  account: { roles: ['acceptor', 'approver'], mask: (value: string) => `**** ${value.slice(-4)}` },
} as const satisfies Record<string, { roles: readonly Role[]; mask: (value: string) => string }>

export type DataClass = keyof typeof dataClasses

/** Whether the principal sees a data class unmasked: officers by role; `own` when it is the person's own or of whom they act for. */
export function maySee(principal: Principal, dataClass: DataClass, { own = false } = {}): boolean {
  if (principal.kind === 'person') return own
  if (principal.kind !== 'officer') return false
  const allowed: readonly Role[] = dataClasses[dataClass].roles
  return principal.roles.some((role) => allowed.includes(role))
}

/** Whether nothing personal is hidden from the principal: a document that cannot be masked is for these. A person gets only what is their own. */
export function maySeeWhole(principal: Principal): boolean {
  const classes = Object.keys(dataClasses) as DataClass[]
  return classes.every((dataClass) => maySee(principal, dataClass, { own: true }))
}

/** The value as the principal may see it: whole or masked. */
export function shown(
  principal: Principal,
  dataClass: DataClass,
  value: string,
  options: { own?: boolean } = {},
): string {
  return maySee(principal, dataClass, options) ? value : dataClasses[dataClass].mask(value)
}

function hide(): string {
  return '****'
}

import type { ProcedureKind, Role } from '#contract'

const handling: readonly Role[] = ['window', 'acceptor', 'approver']
const above: readonly Role[] = ['supervisor', 'leader']

/**
 * Which roles may take which step on a case as a whole; the table says who may ask at all, scope which cases.
 * Whoever handles it stops and resumes its time and puts it together with others; those above lengthen, end, reopen and urge.
 */
export const procedureSteps = {
  suspend: handling,
  resume: handling,
  merge: handling,
  link: handling,
  // 行政许可法第四十二条第一款: 经本行政机关负责人批准.
  extend: above,
  terminate: above,
  reopen: above,
  urge: above,
} as const satisfies Record<ProcedureKind, readonly Role[]>

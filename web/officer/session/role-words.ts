import type { Role } from '#contract'
import { catalogue } from '#web/ui'

/** What an officer's posts are called. */
export const roleWords = catalogue({
  window: ['窗口', 'window clerk'],
  acceptor: ['受理', 'acceptor'],
  approver: ['审批', 'approver'],
  supervisor: ['监察', 'supervisor'],
  administrator: ['管理', 'administrator'],
  designer: ['事项管理', 'matter designer'],
  manager: ['区域管理', 'region manager'],
  auditor: ['审计', 'auditor'],
  leader: ['领导', 'leader'],
  finance: ['财务', 'finance'],
} as const satisfies Record<Role, readonly [string, string]>)

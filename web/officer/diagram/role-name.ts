import { catalogue, useText } from '#web/ui'

/** Who has a stage, in words. */
export function useRoleName(): (role: string) => string {
  const t = useText(text)
  return (role) => (role in names ? t[role as keyof typeof names] : role)
}

const names = {
  applicant: ['申请人', 'the applicant'],
  'filing-unit': ['报件单位', 'the filing unit'],
  window: ['窗口岗', 'window'],
  acceptor: ['受理岗', 'acceptor'],
  approver: ['审批岗', 'approver'],
  supervisor: ['监督岗', 'supervisor'],
  department: ['协同部门', 'another department'],
  'named-by': ['点名的人', 'whom the service names'],
} as const
const text = catalogue(names)

import type { PeerCrossing, PeerMessageKind } from '#contract'
import { catalogue } from '#web/ui'

/** How a crossing stands, and what its messages say, in the words of a window. */
export const crossingWords = catalogue({
  waiting: ['等办理地签收', 'Waiting for them to sign'],
  'under-way': ['办理地在办', 'With them'],
  correction: ['要补正', 'Something is missing'],
  closed: ['办理地办完了', 'Done there'],
  'not-taken': ['办理地没收', 'Not taken'],
} satisfies Record<PeerCrossing['state'], [string, string]>)

export const messageWords = catalogue({
  'case.filed': ['交件', 'Handed in'],
  'case.supplemented': ['补正', 'Supplement'],
  'case.withdrawn': ['撤回', 'Taken back'],
  'case.result-asked': ['请重发结果', 'Result asked for again'],
  'case.taken': ['收件', 'Taken'],
  'case.not-taken': ['没收', 'Not taken'],
  'case.progress': ['进展', 'Progress'],
  'case.closed': ['办结', 'Done'],
} satisfies Record<PeerMessageKind, [string, string]>)

export const outcomeWords = catalogue({
  granted: ['准予', 'granted'],
  refused: ['不予', 'refused'],
  withdrawn: ['撤回', 'withdrawn'],
})

export const milestoneWords = catalogue({
  'correction-requested': ['要求补正', 'correction asked for'],
  accepted: ['受理', 'accepted'],
  suspended: ['中止计时', 'the time stands still'],
  resumed: ['恢复计时', 'the time runs on'],
  decided: ['作出决定', 'decided'],
  reopened: ['重新打开', 'taken up again'],
  closed: ['办结', 'closed'],
})

/** Why a certificate that came with a result was refused, by the step that did not hold. */
export const faultWords = catalogue({
  altered: ['文件或签名被改过', 'the file or a signature was altered'],
  trust: ['签发的密钥没有得到对方平台担保', 'their platform does not vouch for the key that signed it'],
  ledger: ['不在对方的存证账本里', 'it is not in their ledger'],
  holder: ['持证人不是申请人', 'its holder is not the applicant'],
  identifier: ['证照标识对不上', 'its identifier is another'],
  expired: ['已经过期', 'it has expired'],
  file: ['文件没有收下', 'the file was not taken'],
})

export function faultKind(step: string) {
  switch (step) {
    case 'trust':
    case 'holder':
    case 'identifier':
    case 'expired':
      return step
    case 'inclusion':
    case 'checkpoint':
    case 'opening':
      return 'ledger'
    default:
      return step === 'missing' || step.startsWith('material.') ? 'file' : 'altered'
  }
}

import type { Milestone, Outcome, StageKind } from '#contract'
import { catalogue } from '#web/ui'

/** What flows are spoken of in, wherever they are written. */
export const flowText = catalogue({
  end: ['办结', 'the end'],
  join: ['汇合', 'the join'],
  task: ['人办', 'people act'],
  decide: ['规则判', 'rules decide'],
  call: ['外部办', 'a service answers'],
  wait: ['等', 'waits'],
  fork: ['并行', 'side by side'],
  spawn: ['分办', 'cases of their own'],
  issue: ['出结果', 'a result is made'],
  granted: ['准予', 'granted'],
  refused: ['不予', 'refused'],
  partly: ['部分准予', 'partly granted'],
  elapsed: ['时间到了', 'when time is up'],
  failed: ['没有成', 'when it fails'],
  next: ['成了', 'when it is done'],
  submitted: ['提交', 'submitted'],
  'correction-requested': ['要求补正', 'correction asked for'],
  corrected: ['已补正', 'corrected'],
  accepted: ['受理', 'accepted'],
  'not-accepted': ['不予受理', 'not accepted'],
  suspended: ['中止', 'suspended'],
  resumed: ['恢复', 'resumed'],
  decided: ['作出决定', 'decided'],
  delivered: ['送达', 'delivered'],
  closed: ['办结', 'closed'],
  withdrawn: ['撤回', 'withdrawn'],
  terminated: ['终止', 'terminated'],
  reopened: ['重新打开', 'reopened'],
} satisfies Record<StageKind | Milestone, readonly [string, string]> &
  Record<string, readonly [string, string]>)

export const stageKinds: readonly StageKind[] = ['task', 'decide', 'call', 'wait', 'fork', 'spawn', 'issue']
export const outcomes: readonly Outcome[] = ['granted', 'partly', 'refused']

/** Milestones that a way of a flow may say, in the order of the law; the rest is said by the engine alone. */
export const saidByWays: readonly Milestone[] = [
  'correction-requested',
  'corrected',
  'accepted',
  'not-accepted',
  'decided',
  'delivered',
  'withdrawn',
  'terminated',
  'closed',
]

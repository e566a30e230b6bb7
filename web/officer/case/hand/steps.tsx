import type { ReactNode } from 'react'
import type { CaseView, TaskView } from '#contract'
import { catalogue, partWords, useText } from '#web/ui'
import { EndDialog, LinkDialog, MergeDialog, UrgeDialog } from './end-dialogs.tsx'
import { AskDialog, DelegateDialog, TransferDialog } from './give-dialogs.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import type { StepProps, TaskStepProps } from './step-dialog.tsx'
import { ExtendDialog, ResumeDialog, SuspendDialog } from './time-dialogs.tsx'

export const groups = ['give', 'ask', 'course', 'others'] as const
export type Group = (typeof groups)[number]

/** A step of the menu 更多: whether it may be taken now is said by the server, and what it asks for by its dialog. */
type Step = { readonly group: Group } & (
  | { readonly with: 'task'; may(task: TaskView): boolean; dialog(props: TaskStepProps): ReactNode }
  | { readonly with: 'case'; may(view: CaseView): boolean; dialog(props: StepProps): ReactNode }
)

const asking = (part: 'sign-before' | 'sign-after' | 'opinion' | 'support'): Step => ({
  group: 'ask',
  with: 'task',
  may: ({ may }) => may.ask,
  dialog: (props) => <AskDialog {...props} part={part} />,
})

const steps = {
  transfer: {
    group: 'give',
    with: 'task',
    may: ({ may }) => may.transfer,
    dialog: (props) => <TransferDialog {...props} />,
  },
  delegate: {
    group: 'give',
    with: 'task',
    may: ({ may }) => may.delegate,
    dialog: (props) => <DelegateDialog {...props} />,
  },
  'sign-before': asking('sign-before'),
  'sign-after': asking('sign-after'),
  opinion: asking('opinion'),
  support: asking('support'),
  return: {
    group: 'course',
    with: 'task',
    may: ({ may }) => may.returns.length > 0,
    dialog: (props) => <ReturnDialog {...props} />,
  },
  suspend: {
    group: 'course',
    with: 'case',
    may: ({ may }) => may.suspend,
    dialog: (props) => <SuspendDialog {...props} />,
  },
  resume: {
    group: 'course',
    with: 'case',
    may: ({ may }) => may.resume,
    dialog: (props) => <ResumeDialog {...props} />,
  },
  extend: {
    group: 'course',
    with: 'case',
    may: ({ may }) => may.extend !== null,
    dialog: (props) => <ExtendDialog {...props} />,
  },
  urge: {
    group: 'course',
    with: 'case',
    may: ({ may }) => may.urge,
    dialog: (props) => <UrgeDialog {...props} />,
  },
  terminate: {
    group: 'course',
    with: 'case',
    may: ({ may }) => may.terminate,
    dialog: (props) => <EndDialog {...props} step="terminate" />,
  },
  reopen: {
    group: 'course',
    with: 'case',
    may: ({ may }) => may.reopen,
    dialog: (props) => <EndDialog {...props} step="reopen" />,
  },
  link: {
    group: 'others',
    with: 'case',
    may: ({ may }) => may.link,
    dialog: (props) => <LinkDialog {...props} />,
  },
  merge: {
    group: 'others',
    with: 'case',
    may: ({ may }) => may.merge,
    dialog: (props) => <MergeDialog {...props} />,
  },
} satisfies Record<string, Step>
export type StepName = keyof typeof steps
const table: Readonly<Record<StepName, Step>> = steps

export function groupOf(name: StepName): Group {
  return table[name].group
}

/** The steps an officer may take now, in the order of the menu. */
export function stepsFor(view: CaseView, task: TaskView | undefined): StepName[] {
  return (Object.keys(steps) as StepName[]).filter((name) => {
    const step = table[name]
    return step.with === 'case' ? step.may(view) : task !== undefined && step.may(task)
  })
}

/** The dialog of a step; a step with a task has none where there is no task. */
export function stepDialog(name: StepName, task: TaskView | undefined, props: StepProps): ReactNode {
  const step = table[name]
  if (step.with === 'case') return step.dialog(props)
  return task ? step.dialog({ ...props, task }) : null
}

export function useStepNames(): Readonly<Record<StepName, string>> {
  const t = useText(text)
  const parts = useText(partWords)
  return {
    ...t,
    'sign-before': t.signBefore,
    'sign-after': t.signAfter,
    opinion: parts.opinion,
    support: parts.support,
  }
}

const text = catalogue({
  transfer: ['转办', 'Transfer'],
  delegate: ['委托同事代办', 'Delegate to a colleague'],
  signBefore: ['会签，办之前', 'Countersign, before the act'],
  signAfter: ['签批，办之后', 'Sign, after the act'],
  return: ['退回', 'Return'],
  suspend: ['中止计时', 'Stop the time'],
  resume: ['恢复计时', 'Let the time run on'],
  extend: ['延长期限', 'Extend the period'],
  urge: ['催办', 'Urge'],
  terminate: ['终止办理', 'End the case'],
  reopen: ['重新打开', 'Take it up again'],
  link: ['关联办件', 'Link a case'],
  merge: ['合并重复件', 'Merge a duplicate'],
})

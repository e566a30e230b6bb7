import type { CaseMay, OfficerPrincipal, TaskView } from '#contract'
import { isAllowed } from '#modules/access'
import { calendarOf } from '#modules/calendar'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import type { PublishedMatter } from '#modules/matter'
import { mayTake, type Found } from '../access.ts'
import type { Task } from '../case.ts'
import type { CaseCommand, Command, TaskCommand } from '../command.ts'
import { decide, type Context } from '../decide.ts'
import { returnsFrom } from '../engine/return.ts'
import { holderOf } from '../holder.ts'
import { barredFrom } from '../rights.ts'

/** Whether the engine would let a command pass now: what may be done is asked of it, not known beside it. */
export type Passes = (command: Command) => boolean

export function passesNow(
  platform: Platform,
  matter: PublishedMatter,
  { base, state }: Found,
  now: Temporal.Instant,
): Passes {
  const context: Context = {
    at: now.toString(),
    on: dateOf(now),
    calendar: calendarOf(platform),
    by: '',
    subject: base.subject,
    newId: () => 'none',
    // Whose turn it would be then makes no difference to whether.
    assign: () => ({ kind: 'applicant' }),
  }
  return (command) => Array.isArray(decide(matter.definition, state, command, context))
}

const basis = { title: '-', verified: false }
const nobody = { id: 'none', name: '' }

/** What an officer may do to the case as a whole. */
export function caseMay(
  officer: OfficerPrincipal,
  matter: PublishedMatter,
  found: Found,
  orphaned: ReadonlySet<string>,
  passes: Passes,
): CaseMay {
  const may = (command: CaseCommand) =>
    command.kind in steps &&
    barredFrom(officer, found, steps[command.kind as keyof typeof steps], orphaned) === undefined &&
    passes(command)
  const extension = matter.definition.periods.extension
  return {
    suspend: may({ kind: 'suspend', name: '-', reason: '-', basis, document: '-' }),
    resume: may({ kind: 'resume' }),
    extend: extension && may({ kind: 'extend', count: 1, reason: '-', basis }) ? extension : null,
    terminate: may({ kind: 'terminate', reason: '-', basis }),
    reopen: may({ kind: 'reopen', reason: '-', basis }),
    urge: may({ kind: 'urge', text: '-' }),
    merge: !found.base.parent && may({ kind: 'merge', into: 'none', reason: '-' }),
    link: may({ kind: 'link', caseId: 'none', relation: 'related' }),
  }
}

const steps = {
  suspend: 'suspend',
  resume: 'resume',
  extend: 'extend',
  terminate: 'terminate',
  reopen: 'reopen',
  urge: 'urge',
  merge: 'merge',
  link: 'link',
} as const satisfies Record<CaseCommand['kind'], CaseCommand['kind']>

export const mayNothing: CaseMay = {
  suspend: false,
  resume: false,
  extend: null,
  terminate: false,
  reopen: false,
  urge: false,
  merge: false,
  link: false,
}

/** What an officer may do with a task, apart from the actions its stage offers. */
export function taskMay(
  officer: OfficerPrincipal,
  matter: PublishedMatter,
  { state }: Found,
  task: Task,
  isOrphaned: boolean,
  passes: Passes,
): TaskView['may'] {
  const by = {
    taskId: task.id,
    officer: { id: officer.officerId, name: officer.name },
    orphaned: isOrphaned,
  }
  const mayArrange = isAllowed(officer, 'case.arrange') && mayTake(officer, task, isOrphaned)
  const may = (command: TaskCommand) => mayArrange && passes(command)
  const isHandler = isAllowed(officer, 'case.handle')
  const assignee = { kind: 'unit-role', role: '-', unitId: '-', unitName: '', unitPath: '' } as const
  const isFree = holderOf(task) === undefined || isOrphaned
  const hasIt = holderOf(task)?.id === officer.officerId || isFree
  return {
    claim: isHandler && isFree && may({ kind: 'claim', ...by }),
    release: isHandler && may({ kind: 'release', ...by }),
    transfer: may({ kind: 'transfer', ...by, assignee, reason: '-' }),
    delegate: isHandler && may({ kind: 'delegate', ...by, to: nobody, reason: '-' }),
    recall: may({ kind: 'recall', ...by }),
    ask: may({ kind: 'ask', ...by, part: 'opinion', of: [assignee], text: '-' }),
    answer: may({ kind: 'answer', ...by, agrees: true, opinion: '-' }),
    returns:
      mayArrange && hasIt && !task.part && !task.held
        ? returnsFrom(matter.definition, state, task.stage).map((stage) => ({
            stage,
            title: matter.definition.flow.stages[stage]?.title ?? { zh: stage, en: stage },
          }))
        : [],
  }
}

export const taskMayNothing: TaskView['may'] = {
  claim: false,
  release: false,
  transfer: false,
  delegate: false,
  recall: false,
  ask: false,
  answer: false,
  returns: [],
}

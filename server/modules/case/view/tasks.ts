import type { OfficerPrincipal, Principal, TaskView } from '#contract'
import type { PublishedMatter } from '#modules/matter'
import { mayTake, type Found } from '../access.ts'
import type { Assignee, Task } from '../case.ts'
import { holderOf } from '../holder.ts'
import { taskMay, taskMayNothing, type Passes } from './may.ts'

/** The open tasks of a case, those of stages first. What colleagues were asked beside them is not shown to the applicant (政府信息公开条例第十六条第二款). */
export function taskViews(
  matter: PublishedMatter,
  principal: Principal,
  found: Found,
  orphaned: ReadonlySet<string>,
  passes: Passes,
): TaskView[] {
  const open = found.state.tasks.filter((task) => !task.closedAt)
  const main = open.filter(({ part }) => !part).map((task) => shared(matter, task, orphaned.has(task.id)))
  if (principal.kind !== 'officer')
    return main.map((view) => ({ ...view, ...beforeApplicant, mine: view.unitName === null }))
  const whole = (task: Task): TaskView => ({
    ...shared(matter, task, orphaned.has(task.id)),
    ...forOfficer(matter, principal, found, task, orphaned.has(task.id), passes),
  })
  return [...open.filter(({ part }) => !part), ...open.filter(({ part }) => part)].map(whole)
}

function shared(matter: PublishedMatter, task: Task, isOrphaned: boolean) {
  const holder = isOrphaned ? undefined : holderOf(task)
  const stage = matter.definition.flow.stages[task.stage]
  const unit = task.assignee.kind === 'applicant' ? null : task.assignee
  return {
    id: task.id,
    stage: task.stage,
    title: stage?.title ?? { zh: task.stage, en: task.stage },
    role: unit?.role ?? null,
    unitName: unit?.unitName ?? null,
    officerId: holder?.id ?? null,
    officerName: holder?.name ?? null,
    openedAt: task.openedAt,
    actions:
      stage?.kind === 'task' && !task.part
        ? Object.entries(stage.actions).map(([name, { label, key, needs, fills, outcome }]) => ({
            name,
            label,
            ...(key ? { key } : {}),
            needs,
            ...(fills ? { fills } : {}),
            ...(outcome ? { outcome } : {}),
          }))
        : [],
  }
}

const beforeApplicant = {
  named: false,
  onBehalfOf: null,
  urged: 0,
  beside: [],
  signers: [],
  held: null,
  may: taskMayNothing,
}

function forOfficer(
  matter: PublishedMatter,
  officer: OfficerPrincipal,
  found: Found,
  task: Task,
  isOrphaned: boolean,
  passes: Passes,
) {
  const { tasks } = found.state
  const holder = isOrphaned ? undefined : holderOf(task)
  const main = tasks.find(({ id }) => id === task.of)
  const asker = main && holderOf(main)
  return {
    named: task.assignee.kind === 'officer' && !isOrphaned && !task.officer,
    onBehalfOf: isOrphaned ? null : (task.onBehalfOf ?? null),
    urged: task.urged ?? 0,
    mine: mayTake(officer, task, isOrphaned) && (!holder || holder.id === officer.officerId),
    ...(task.part
      ? {
          side: {
            part: task.part,
            of: task.of ?? '',
            asked: task.asked ?? '',
            askedBy: asker?.name ?? null,
            held: main?.held ? heldView(matter, main, main.held) : null,
          },
        }
      : {}),
    beside: tasks.flatMap((each) => (each.of === task.id ? besideView(each) : [])),
    // Asked already, they stand beside it.
    signers: (task.held ? [] : (task.signers ?? [])).map(({ assignee, asked }) => ({
      name: nameOf(assignee),
      asked,
    })),
    held: task.held ? heldView(matter, task, task.held) : null,
    may: taskMay(officer, matter, found, task, isOrphaned, passes),
  }
}

function besideView(task: Task): TaskView['beside'] {
  const { id, part, assignee, asked = '', openedAt, answer, closedAt } = task
  if (!part || assignee.kind === 'applicant') return []
  return [
    {
      id,
      part,
      officerName: holderOf(task)?.name ?? null,
      unitName: assignee.unitName,
      role: assignee.role,
      asked,
      openedAt,
      answer: answer && closedAt ? { ...answer, at: closedAt } : null,
      takenBack: closedAt !== undefined && !answer,
    },
  ]
}

function heldView(
  matter: PublishedMatter,
  task: Task,
  { action, officer, opinion }: NonNullable<Task['held']>,
) {
  const stage = matter.definition.flow.stages[task.stage]
  const label = stage?.kind === 'task' ? stage.actions[action]?.label : undefined
  return {
    action: label ?? { zh: action, en: action },
    officerName: officer.name,
    ...(opinion ? { opinion } : {}),
  }
}

/** A person by name; a unit, where whoever holds the role is meant. */
export function nameOf(assignee: Assignee): string {
  return assignee.kind === 'officer'
    ? assignee.officer.name
    : assignee.kind === 'unit-role'
      ? assignee.unitName
      : ''
}

import type { Action } from '#contract'
import type { CaseState, Decision, HeldAct, Task } from '../case.ts'
import { openProcedure } from '../clocks.ts'
import { refuse, type Refusal, type TaskCommand } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Course } from './course.ts'
import { mayReturnTo } from './return.ts'

type Of<K extends TaskCommand['kind']> = Extract<TaskCommand, { kind: K }>

/** What an officer does with a task; first whether it is theirs to do anything with. */
export function onTask(course: Course, command: TaskCommand): CaseEvent[] | Refusal {
  const task = openTask(course.state, command.taskId)
  if (!task || task.assignee.kind === 'applicant') return refuse('case.not-your-turn', 'no such open task')
  if (command.kind === 'recall') return recall(course, task, command)
  if (command.kind === 'release') return release(course, task, command)
  if (isHeldByAnother(task, command)) return refuse('case.claimed', 'a colleague has it')
  switch (command.kind) {
    case 'claim':
      return claim(course, task, command)
    case 'answer':
      return answer(course, task, command)
    default:
      // What is done to the case is done on the task itself, not on what was asked beside it.
      if (task.part && command.kind !== 'delegate')
        return refuse('case.not-allowed', 'a side task is only answered')
      return onMainTask(course, task, command)
  }
}

function onMainTask(
  course: Course,
  task: Task,
  command: Exclude<TaskCommand, { kind: 'claim' | 'release' | 'recall' | 'answer' }>,
): CaseEvent[] | Refusal {
  if (task.held && command.kind !== 'unask')
    return refuse('case.waits-for-others', 'the act waits for those who sign after it')
  switch (command.kind) {
    case 'act':
      return act(course, task, command)
    case 'transfer':
      course.emit({
        type: 'transferred',
        taskId: task.id,
        assignee: command.assignee,
        reason: command.reason,
      })
      return course.events
    case 'delegate':
      return delegate(course, task, command)
    case 'ask':
      return ask(course, task, command)
    case 'unask': {
      const side = openTask(course.state, command.sideTaskId)
      if (side?.of !== task.id) return refuse('case.not-allowed', 'no such open side task')
      course.emit({ type: 'task-closed', taskId: side.id })
      if (task.held) takeBack(course, task)
      return course.events
    }
    case 'return': {
      const why = mayReturnTo(course, task.stage, command.to)
      if (why) return refuse('case.not-allowed', why)
      course.emit({ type: 'returned', stage: task.stage, to: command.to, reason: command.reason })
      course.leave(task.stage)
      course.move(task.stage, command.to)
      return course.events
    }
  }
}

function claim(course: Course, task: Task, { officer }: Of<'claim'>): CaseEvent[] {
  if (task.officer?.id !== officer.id) course.emit({ type: 'claimed', taskId: task.id, officer })
  return course.events
}

function release(course: Course, task: Task, { officer }: Of<'release'>): CaseEvent[] | Refusal {
  if (task.officer?.id !== officer.id)
    return refuse('case.not-your-turn', 'claimed by somebody else or nobody')
  if (task.held) return refuse('case.waits-for-others', 'the act waits for those who sign after it')
  // What was delegated goes back to whoever delegated it.
  course.emit(
    task.onBehalfOf
      ? { type: 'recalled', taskId: task.id, officer: task.onBehalfOf }
      : { type: 'released', taskId: task.id },
  )
  return course.events
}

/** A delegate may pass the task on, in the name of whose it is, or give it back to them. */
function delegate(course: Course, task: Task, command: Of<'delegate'>): CaseEvent[] | Refusal {
  const { officer, to, reason } = command
  if (to.id === officer.id) return refuse('case.not-allowed', 'delegated to oneself')
  const owner = task.officer?.id === officer.id ? (task.onBehalfOf ?? officer) : officer
  course.emit(
    to.id === owner.id
      ? { type: 'recalled', taskId: task.id, officer: owner }
      : { type: 'delegated', taskId: task.id, to, from: owner, reason },
  )
  return course.events
}

/** Who delegated a task takes it back. */
function recall(course: Course, task: Task, { officer }: Of<'recall'>): CaseEvent[] | Refusal {
  if (task.onBehalfOf?.id !== officer.id) return refuse('case.not-your-turn', 'not delegated by this officer')
  if (task.held) return refuse('case.waits-for-others', 'the act waits for those who sign after it')
  course.emit({ type: 'recalled', taskId: task.id, officer })
  return course.events
}

function act(course: Course, task: Task, command: Of<'act'>): CaseEvent[] | Refusal {
  const stage = course.flow.stages[task.stage]
  const action =
    stage?.kind === 'task' && Object.hasOwn(stage.actions, command.action)
      ? stage.actions[command.action]
      : undefined
  if (!action) return refuse('case.not-allowed', `the stage offers no action ${command.action}`)
  const { state } = course
  if (state.tasks.some((each) => each.of === task.id && !each.closedAt && each.part !== 'opinion'))
    return refuse('case.waits-for-others', 'colleagues were asked and have not answered')
  const why = forbidden(state, action)
  if (why) return refuse('case.not-allowed', why)
  const missing = action.needs.find(
    (need) =>
      (need === 'opinion' && !command.opinion?.trim()) ||
      (need === 'reasons' && !command.reasons?.length) ||
      (need === 'corrections' && !command.corrections?.length),
  )
  if (missing) return refuse('case.act-incomplete', missing)
  if (task.officer?.id !== command.officer.id)
    course.emit({ type: 'claimed', taskId: task.id, officer: command.officer })
  const given: HeldAct = {
    action: command.action,
    officer: command.officer,
    ...(command.opinion ? { opinion: command.opinion } : {}),
    // What the action does not ask for is no part of it: a grant has no list of what is missing.
    ...(command.reasons && action.needs.includes('reasons') ? { reasons: command.reasons } : {}),
    ...(command.corrections && action.needs.includes('corrections')
      ? { corrections: command.corrections }
      : {}),
    ...filledIn(action, command.answers),
  }
  if (!task.signers?.length) return carryOut(course, task, action, given)
  course.emit({ type: 'held', taskId: task.id, act: given })
  for (const { assignee, asked } of task.signers)
    course.openTask(task.stage, assignee, { part: 'sign-after', of: task.id, asked })
  return course.events
}

function filledIn({ fills }: Action, answers: Record<string, unknown> | undefined) {
  const asked = Object.entries(answers ?? {}).filter(([name]) => fills?.includes(name))
  return asked.length > 0 ? { answers: Object.fromEntries(asked) } : {}
}

/** Why the law does not let a case take this way now. */
function forbidden(state: CaseState, { milestones, outcome }: Action): string | undefined {
  if (outcome && state.isDecided) return 'it is decided already'
  if (outcome && openProcedure(state)) return 'the time stands still: resume it first'
  // 行政许可法第三十二条第一款第四项: who was accepted cannot be told any more that something is missing.
  if (milestones.includes('correction-requested') && state.accepted) return 'it is accepted already'
  if (milestones.includes('not-accepted') && state.accepted) return 'it is accepted already'
  return undefined
}

function carryOut(course: Course, task: Task, action: Action, given: HeldAct): CaseEvent[] {
  const { action: name, officer, ...said } = given
  course.emit({
    type: 'acted',
    taskId: task.id,
    stage: task.stage,
    action: name,
    ...(task.onBehalfOf ? { onBehalfOf: task.onBehalfOf } : {}),
    ...said,
  })
  const decision: Decision | undefined = action.outcome && {
    outcome: action.outcome,
    automatic: false,
    by: officer.name,
    at: course.context.at,
    reasons: said.reasons ?? [],
    ...(said.opinion ? { opinion: said.opinion } : {}),
  }
  course.said = { by: officer.name, reasons: said.reasons ?? [], opinion: said.opinion }
  course.follow(task.stage, action, decision)
  return course.events
}

/** 加签、征求意见、协办. Who signs after the act is asked when it is done. */
function ask(course: Course, task: Task, { part, of, text, officer }: Of<'ask'>): CaseEvent[] | Refusal {
  if (of.length === 0) return refuse('case.act-incomplete', 'nobody is asked')
  // Whoever asks has the task: the answers come to them.
  if (task.officer?.id !== officer.id) course.emit({ type: 'claimed', taskId: task.id, officer })
  for (const assignee of of)
    if (part === 'sign-after') course.emit({ type: 'signer-added', taskId: task.id, assignee, asked: text })
    else course.openTask(task.stage, assignee, { part, of: task.id, asked: text })
  return course.events
}

function answer(course: Course, task: Task, command: Of<'answer'>): CaseEvent[] | Refusal {
  const { part, of } = task
  if (!part) return refuse('case.not-allowed', 'nothing was asked beside a task')
  if (!command.opinion.trim()) return refuse('case.act-incomplete', 'opinion')
  if (task.officer?.id !== command.officer.id)
    course.emit({ type: 'claimed', taskId: task.id, officer: command.officer })
  const { agrees, opinion } = command
  course.emit({ type: 'answered', taskId: task.id, part, agrees, opinion })
  course.emit({ type: 'task-closed', taskId: task.id })
  const main = course.state.tasks.find((each) => each.id === of)
  if (part !== 'sign-after' || !main?.held) return course.events
  // One who does not sign sends it back to whoever acted.
  if (!agrees) takeBack(course, main)
  else if (signersOf(course.state, main).length === 0) {
    const { held } = main
    course.emit({ type: 'unheld', taskId: main.id })
    const stage = course.flow.stages[main.stage]
    const action = stage?.kind === 'task' ? stage.actions[held.action] : undefined
    // Meanwhile the time may have been stopped, or the case decided elsewhere: then it is done again by hand.
    if (action && !forbidden(course.state, action)) return carryOut(course, main, action, held)
  }
  return course.events
}

/** An act that waited is as if not done; those who were to sign after it need not answer any more. */
function takeBack(course: Course, main: Task): void {
  for (const { id } of signersOf(course.state, main)) course.emit({ type: 'task-closed', taskId: id })
  course.emit({ type: 'unheld', taskId: main.id })
}

/** The open tasks of those who sign after an act. */
function signersOf({ tasks }: CaseState, main: Task): Task[] {
  return tasks.filter(({ of, part, closedAt }) => of === main.id && part === 'sign-after' && !closedAt)
}

/** What a colleague claimed is theirs for as long as their post may take it; nobody else could ever finish it otherwise. */
function isHeldByAnother(task: Task, command: { officer: { id: string }; orphaned?: boolean }): boolean {
  return task.officer !== undefined && task.officer.id !== command.officer.id && !command.orphaned
}

function openTask(state: CaseState, taskId: string): Task | undefined {
  return state.tasks.find((task) => task.id === taskId && !task.closedAt)
}

import type { Flow, Route, Stage, TaskStage } from '#contract'
import type { Calendar } from '#modules/calendar'
import { clockEvents, type Periods } from './clocks.ts'
import type { Answers, Assignee, CaseEvent, CaseState, Command, Decision, Refusal, Task } from './case.ts'
import { evolve, unfiled } from './evolve.ts'

/** What the engine needs to know of a matter. */
export interface EngineDefinition {
  flow: Flow
  periods: Periods
}

/** Everything from outside that a decision depends on; given, never fetched. */
export interface Context {
  at: string
  on: Temporal.PlainDate
  calendar: Calendar
  by: string
  newId(): string
  assign(stage: TaskStage): Assignee
}

/** The engine's heart: what a command brings about, or why not. No input or output; `state` is null before filing. */
export function decide(
  definition: EngineDefinition,
  state: CaseState | null,
  command: Command,
  context: Context,
): CaseEvent[] | Refusal {
  if (command.kind === 'file')
    return state ? refuse('case.not-allowed', 'already filed') : file(definition, command, context)
  if (!state) return refuse('case.not-allowed', 'not filed yet')
  if (command.kind === 'rate') return rate(state, command)
  if (command.kind === 'ask-review') return askReview(definition, state, command, context)
  if (state.status === 'closed') return refuse('case.closed', 'the case is closed')
  switch (command.kind) {
    case 'rule':
    case 'rule-failed':
      return rule(definition, state, command, context)
    case 'issue':
    case 'issue-failed':
      return issue(definition, state, command, context)
    case 'claim':
    case 'release':
      return claim(state, command)
    case 'act':
      return act(definition, state, command, context)
    case 'correct':
      return correct(definition, state, command, context)
    case 'withdraw':
      return withdraw(definition, state, command, context)
  }
}

/** What the machine must do next by itself: ask the rules, or make the result. */
export function pending(
  definition: EngineDefinition,
  state: CaseState,
): { kind: 'rule' | 'issue'; stage: string } | undefined {
  if (state.status === 'closed') return undefined
  for (const name of state.active) {
    const stage = definition.flow.stages[name]
    if (stage?.kind === 'decide') return { kind: 'rule', stage: name }
    if (stage?.kind === 'issue') return { kind: 'issue', stage: name }
  }
  return undefined
}

function file(definition: EngineDefinition, command: Extract<Command, { kind: 'file' }>, context: Context) {
  const course = begin(definition, unfiled, context)
  course.emit({
    type: 'filed',
    channel: command.channel,
    ...answersOf(command),
  })
  course.reach('submitted')
  course.enter(definition.flow.start)
  return course.events
}

function rule(
  definition: EngineDefinition,
  state: CaseState,
  command: Extract<Command, { kind: 'rule' | 'rule-failed' }>,
  context: Context,
) {
  const [name, stage] = activeStage(definition, state, 'decide')
  if (!name || stage?.kind !== 'decide') return refuse('case.not-allowed', 'no rules are being asked')
  const course = begin(definition, state, context)
  if (command.kind === 'rule-failed') {
    // Rules that cannot be applied never decide: a person does.
    course.emit({ type: 'ruling-failed', stage: name, code: command.code })
    course.follow(name, stage.routes.referred)
    return course.events
  }
  const { ruling } = command
  course.emit({ type: 'ruled', stage: name, ruling })
  const route = stage.routes[ruling.outcome]
  const failed = ruling.checks.filter((check) => !check.holds)
  const decision: Decision | undefined = route.outcome && {
    outcome: route.outcome,
    automatic: true,
    by: context.by,
    at: context.at,
    reasons:
      route.outcome === 'refused'
        ? failed.map((check) => ({ text: check.reason?.zh ?? check.title.zh, basis: check.basis }))
        : [],
  }
  course.follow(name, route, decision)
  return course.events
}

function issue(
  definition: EngineDefinition,
  state: CaseState,
  command: Extract<Command, { kind: 'issue' | 'issue-failed' }>,
  context: Context,
) {
  const [name, stage] = activeStage(definition, state, 'issue')
  if (!name || stage?.kind !== 'issue') return refuse('case.not-allowed', 'no result is being made')
  const course = begin(definition, state, context)
  if (command.kind === 'issue-failed') {
    course.emit({ type: 'issue-failed', stage: name, code: command.code, detail: command.detail })
    course.follow(name, stage.failed)
  } else {
    course.emit({
      type: 'issued',
      stage: name,
      certificateId: command.certificateId,
      identifier: command.identifier,
    })
    course.follow(name, stage.next)
  }
  return course.events
}

function claim(
  state: CaseState,
  command: Extract<Command, { kind: 'claim' | 'release' }>,
): CaseEvent[] | Refusal {
  const task = openTask(state, command.taskId)
  if (!task || task.assignee.kind === 'applicant') return refuse('case.not-your-turn', 'no such open task')
  if (command.kind === 'release') {
    if (task.officer?.id !== command.officer.id)
      return refuse('case.not-your-turn', 'claimed by somebody else or nobody')
    return [{ type: 'released', taskId: task.id }]
  }
  if (isHeldByAnother(task, command)) return refuse('case.claimed', 'a colleague has it')
  return task.officer?.id === command.officer.id
    ? []
    : [{ type: 'claimed', taskId: task.id, officer: command.officer }]
}

function act(
  definition: EngineDefinition,
  state: CaseState,
  command: Extract<Command, { kind: 'act' }>,
  context: Context,
): CaseEvent[] | Refusal {
  const task = openTask(state, command.taskId)
  if (!task || task.assignee.kind === 'applicant') return refuse('case.not-your-turn', 'no such open task')
  if (isHeldByAnother(task, command)) return refuse('case.claimed', 'a colleague has it')
  const stage = definition.flow.stages[task.stage]
  const action = stage?.kind === 'task' ? stage.actions[command.action] : undefined
  if (!action) return refuse('case.not-allowed', `the stage offers no action ${command.action}`)
  const missing = action.needs.find(
    (need) =>
      (need === 'opinion' && !command.opinion?.trim()) ||
      (need === 'reasons' && !command.reasons?.length) ||
      (need === 'corrections' && !command.corrections?.length),
  )
  if (missing) return refuse('case.act-incomplete', missing)
  // What the action does not ask for is no part of it: a grant has no list of what is missing.
  const reasons = action.needs.includes('reasons') ? command.reasons : undefined
  const corrections = action.needs.includes('corrections') ? command.corrections : undefined
  const course = begin(definition, state, context)
  if (task.officer?.id !== command.officer.id)
    course.emit({ type: 'claimed', taskId: task.id, officer: command.officer })
  course.emit({
    type: 'acted',
    taskId: task.id,
    stage: task.stage,
    action: command.action,
    ...(command.opinion ? { opinion: command.opinion } : {}),
    ...(reasons ? { reasons } : {}),
    ...(corrections ? { corrections } : {}),
  })
  const decision: Decision | undefined = action.outcome && {
    outcome: action.outcome,
    automatic: false,
    by: context.by,
    at: context.at,
    reasons: reasons ?? [],
    ...(command.opinion ? { opinion: command.opinion } : {}),
  }
  course.follow(task.stage, action, decision)
  return course.events
}

function correct(
  definition: EngineDefinition,
  state: CaseState,
  command: Extract<Command, { kind: 'correct' }>,
  context: Context,
): CaseEvent[] | Refusal {
  const task = state.tasks.find((each) => !each.closedAt && each.assignee.kind === 'applicant')
  const stage = task && definition.flow.stages[task.stage]
  const action =
    stage?.kind === 'task'
      ? Object.values(stage.actions).find((each) => each.needs.includes('filing'))
      : undefined
  if (!task || !action) return refuse('case.not-your-turn', 'no correction is asked for')
  const course = begin(definition, state, context)
  course.emit({
    type: 'corrected',
    ...answersOf(command),
    ...(command.note ? { note: command.note } : {}),
  })
  course.follow(task.stage, action)
  return course.events
}

function withdraw(
  definition: EngineDefinition,
  state: CaseState,
  command: Extract<Command, { kind: 'withdraw' }>,
  context: Context,
): CaseEvent[] | Refusal {
  if (state.decision) return refuse('case.not-allowed', 'it is decided already')
  const course = begin(definition, state, context)
  for (const stage of state.active) course.leave(stage)
  course.reach('withdrawn', undefined, command.reason)
  course.reach('closed')
  return course.events
}

/** Whether the applicant may have a person look again: rules alone refused, and nobody has looked yet. */
export function mayAskReview({ flow }: EngineDefinition, state: CaseState): boolean {
  return (
    flow.askReview !== undefined &&
    state.status === 'closed' &&
    state.decision?.automatic === true &&
    state.decision.outcome === 'refused'
  )
}

function askReview(
  definition: EngineDefinition,
  state: CaseState,
  command: Extract<Command, { kind: 'ask-review' }>,
  context: Context,
): CaseEvent[] | Refusal {
  const { askReview: stage } = definition.flow
  if (stage === undefined || !mayAskReview(definition, state))
    return refuse('case.not-allowed', 'only a refusal by rules alone is looked at again')
  const course = begin(definition, state, context)
  course.reach('reopened', undefined, command.reason)
  course.enter(stage)
  return course.events
}

/** One rating for one act, when it is over (国办发〔2019〕51号: 一事一评). What was taken back was no act of government. */
function rate(state: CaseState, command: Extract<Command, { kind: 'rate' }>): CaseEvent[] | Refusal {
  if (state.status !== 'closed' || state.path.length === 0)
    return refuse('rating.not-finished', 'the case is not over')
  if (state.rating) return refuse('rating.already', 'rated before')
  return [{ type: 'rated', grade: command.grade }]
}

/** Collects events while folding them, so that each step sees what the last one did. */
function begin(definition: EngineDefinition, from: CaseState, context: Context) {
  const events: CaseEvent[] = []
  let state = from
  const emit = (event: CaseEvent) => {
    events.push(event)
    state = evolve(state, event, context.at)
  }
  const reach = (
    milestone: Route['milestones'][number],
    decision?: Decision,
    reason?: string,
    stage?: string,
  ) => {
    const correction = milestone === 'correction-requested' ? correctionPeriod(definition.flow) : undefined
    const clocks = clockEvents(state, milestone, definition.periods, correction, context.on, context.calendar)
    emit({
      type: 'milestone',
      milestone,
      ...(stage ? { stage } : {}),
      ...(decision ? { decision } : {}),
      ...(reason ? { reason } : {}),
    })
    for (const clock of clocks) emit(clock)
  }
  const leave = (name: string) => {
    for (const task of state.tasks.filter((each) => each.stage === name && !each.closedAt))
      emit({ type: 'task-closed', taskId: task.id })
    emit({ type: 'left', stage: name })
  }
  const enter = (name: string) => {
    const stage = definition.flow.stages[name]
    emit({ type: 'entered', stage: name })
    if (stage?.kind === 'task')
      emit({ type: 'task-opened', taskId: context.newId(), stage: name, assignee: context.assign(stage) })
  }
  const follow = (from: string, route: Route, decision?: Decision) => {
    leave(from)
    for (const milestone of route.milestones)
      reach(milestone, milestone === 'decided' ? decision : undefined, undefined, from)
    if (route.to !== 'end') enter(route.to)
    // The end of the flow is the end of the case, said or not.
    else if (state.active.length === 0 && state.status === 'open') reach('closed')
  }
  return { events, emit, reach, leave, enter, follow }
}

function correctionPeriod(flow: Flow) {
  const stage = Object.values(flow.stages).find(
    (each): each is TaskStage => each.kind === 'task' && each.assignee.name === 'applicant',
  )
  return stage?.period
}

function activeStage(
  definition: EngineDefinition,
  state: CaseState,
  kind: Stage['kind'],
): [string | undefined, Stage | undefined] {
  const name = state.active.find((each) => definition.flow.stages[each]?.kind === kind)
  return [name, name === undefined ? undefined : definition.flow.stages[name]]
}

/** What a colleague claimed is theirs for as long as their post may take it; nobody else could ever finish it otherwise. */
function isHeldByAnother(task: Task, command: { officer: { id: string }; orphaned?: boolean }): boolean {
  return task.officer !== undefined && task.officer.id !== command.officer.id && !command.orphaned
}

function openTask(state: CaseState, taskId: string): Task | undefined {
  return state.tasks.find((task) => task.id === taskId && !task.closedAt)
}

function answersOf({ answers, sources, choices, differences, count }: Answers): Answers {
  return { answers, sources, choices, differences, count }
}

function refuse(refused: Refusal['refused'], detail: string): Refusal {
  return { refused, detail }
}

import {
  roles,
  type Action,
  type Field,
  type Flow,
  type MatterDefinition,
  type Milestone,
  type TaskStage,
} from '#contract'
import { unitKinds } from '#modules/organization'
import type { Place } from './place.ts'

/** A task is somebody's who can be found, and can be got rid of. */
export function checkTask(
  path: string,
  { assignee, actions, elapsed, period }: TaskStage,
  flow: Flow,
  assignees: readonly string[],
): Place[] {
  const places: Place[] = []
  if (!assignees.includes(assignee.name))
    places.push([path, `the assignee ${assignee.name} is not registered`])
  if (assignee.role !== undefined && !(roles as readonly string[]).includes(assignee.role))
    places.push([path, `${assignee.role} is no role`])
  places.push(...checkAssignee(assignee, flow).map((message): Place => [path, message]))
  if (elapsed && !period) places.push([path, 'says what comes when its time is up, but has no period'])
  places.push(...checkActions(assignee.name, Object.values(actions)).map((message): Place => [path, message]))
  const keys = Object.values(actions).flatMap(({ key }) => (key ? [key] : []))
  if (new Set(keys).size < keys.length) places.push([path, 'two actions have the same key'])
  return places
}

/** 行政许可法第三十二条第一款: said before a case is accepted, or not at all. */
const beforeAcceptance: readonly Milestone[] = ['correction-requested', 'not-accepted']

/** Whoever has the task can do something with it, whatever was before. */
function checkActions(assignee: string, actions: readonly Action[]): string[] {
  if (actions.length === 0) return ['has no action']
  if (assignee === 'applicant') return actions.length > 1 ? ['gives the applicant more than one answer'] : []
  return actions.every(({ milestones }) => milestones.some((each) => beforeAcceptance.includes(each)))
    ? ['has no action for what is accepted']
    : []
}

/** Answers that lead to a department can; what actions ask to be filled in exists; what only an act can fill in is asked for by one. */
export function checkAnswers({ flow, form }: MatterDefinition): Place[] {
  const tasks = Object.entries(flow.stages).flatMap(([name, stage]) =>
    stage.kind === 'task' ? [{ path: `flow.stages.${name}`, stage }] : [],
  )
  const filled = tasks.flatMap(({ path, stage }) =>
    Object.entries(stage.actions).flatMap(([action, { fills }]) =>
      (fills ?? []).map((field) => ({ path: `${path}.actions.${action}`, field })),
    ),
  )
  const asked = new Set(filled.map(({ field }) => field))
  const counted = Object.entries(flow.stages).flatMap(([name, stage]) =>
    'period' in stage && stage.period?.from !== undefined ? [{ name, from: stage.period.from }] : [],
  )
  return [
    ...counted.flatMap(({ name, from }): Place[] =>
      form.fields[from]?.input === 'number'
        ? []
        : [[`flow.stages.${name}`, `its days come from ${from}, which is no number of the form`]],
    ),
    ...tasks.flatMap(({ path, stage: { assignee } }) =>
      assignee.name === 'department'
        ? [
            ...checkChoices(assignee.from, form.fields, isDepartment, 'kinds of departments'),
            ...checkChoices(assignee.region, form.fields, isRegion, 'codes of regions'),
          ].map((message): Place => [path, message])
        : [],
    ),
    ...filled
      .filter(({ field }) => !Object.hasOwn(form.fields, field))
      .map(({ path, field }): Place => [path, `fills ${field}, which is no field`]),
    ...form.groups
      .filter(({ kind }) => kind === 'act')
      .flatMap(({ fields }) => fields)
      .filter((field) => !asked.has(field))
      .map((field): Place => [`form.fields.${field}`, 'is filled in by no action']),
  ]
}

function checkAssignee({ name, department, from, seat }: TaskStage['assignee'], flow: Flow): string[] {
  if (name === 'named-by')
    return [
      ...(flow.stages[from ?? '']?.kind === 'call'
        ? []
        : [`${from ?? 'nothing'} is no call that could name anybody`]),
      ...(seat === undefined ? ['says not which of those named'] : []),
    ]
  if (name !== 'department') return []
  if ((department === undefined) === (from === undefined))
    return ['names a department, or the field that does']
  return department !== undefined && !isDepartment(department)
    ? [`${department} is no kind of department`]
    : []
}

/** A field that leads somewhere is one choice, each of which leads somewhere. */
function checkChoices(
  name: string | undefined,
  fields: Readonly<Record<string, Field>>,
  leads: (value: string) => boolean,
  what: string,
): string[] {
  if (name === undefined) return []
  const field = fields[name]
  if (!field) return [`${name} is no field`]
  if (field.input !== 'choice' || !Array.isArray(field.options)) return [`${name} is no choice of ${what}`]
  return field.options
    .filter(({ value }) => !leads(value))
    .map(({ value }) => `${name} offers ${value}, which is none of the ${what}`)
}

function isDepartment(value: string): boolean {
  return Object.hasOwn(unitKinds, value)
}

/** GB/T 2260: a city or a county. */
function isRegion(value: string): boolean {
  return /^\d{6}$/.test(value) && !value.endsWith('0000')
}

import type { Flow, TaskStage } from '#contract'
import { findUnit, unitKey, unitOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import type { Assignee, CaseState } from './case.ts'
import type { CaseBase } from './record.ts'

interface UnitRef {
  readonly id: string
  readonly path: string
  readonly name: string
}

/** The units that a flow may give tasks to: departments by kind and region, and the one that filed. */
export interface Units {
  readonly departments: ReadonlyMap<string, UnitRef>
  readonly filing: UnitRef | undefined
}

/** What an assignee is found by; everything was read before. */
interface Whereabouts {
  readonly base: CaseBase
  readonly state: CaseState
  readonly units: Units
}

type Assign = (stage: TaskStage, where: Whereabouts) => Assignee

/** Extension point `assignee`: who gets a task. */
const assignees = new Map<string, Assign>([
  ['applicant', () => ({ kind: 'applicant' })],
  // The deciding unit's people by the role their post gives them.
  ['role', (stage, { base }) => ofUnit(base.unit, stage)],
  // Another department's people; where it has no unit here, the deciding unit's.
  ['department', (stage, where) => ofUnit(departmentFor(stage, where) ?? where.base.unit, stage)],
  // The unit that filed, where one did.
  ['filing-unit', (stage, { base, units }) => ofUnit(units.filing ?? base.unit, stage)],
  // Whom a service named; where it named too few, the deciding unit's people.
  [
    'named-by',
    (stage, { base, state }) => {
      const { from = '', seat = 1 } = stage.assignee
      const named = state.findings[from]?.officers?.[seat - 1]
      return named ? { kind: 'officer', ...named } : ofUnit(base.unit, stage)
    },
  ],
])

/** Makes an assignee known to packs; throws on a second registration. */
export function registerAssignee(name: string, assign: Assign): void {
  if (assignees.has(name)) throw new TypeError(`The assignee ${name} is registered already`)
  assignees.set(name, assign)
}

export function assign(stage: TaskStage, where: Whereabouts): Assignee {
  const found = assignees.get(stage.assignee.name)
  if (!found) throw new TypeError(`Unknown assignee ${stage.assignee.name}`)
  return found(stage, where)
}

export function assigneeNames(): string[] {
  return [...assignees.keys()]
}

/**
 * Reads the units that a flow may give tasks to with these answers: of the county asked for, else of its city. Nothing is read where it
 * names none.
 */
export async function unitsFor(
  platform: Platform,
  flow: Flow,
  base: CaseBase,
  answers: Readonly<Record<string, unknown>>,
): Promise<Units> {
  const tasks = Object.values(flow.stages).filter((stage) => stage.kind === 'task')
  const named = tasks.flatMap((stage) => departmentNamed(stage, base, answers) ?? [])
  const wanted = new Map(named.map((each) => [unitKey(each.kind, each.region), each]))
  const on = dateOf(platform.clock.now())
  const { read } = platform.database
  const [found, filing] = await Promise.all([
    Promise.all(
      [...wanted].map(async ([key, { kind, region }]) => {
        const places = [...new Set([region.slice(0, 6), `${region.slice(0, 4)}00`])]
        const units = await Promise.all(places.map((code) => unitOf(read, kind, code, on)))
        const unit = units.find((each) => each !== undefined)
        return unit ? [[key, refOf(unit)] as const] : []
      }),
    ),
    base.relation === 'unit' && tasks.some(({ assignee }) => assignee.name === 'filing-unit')
      ? findUnit(read, base.subject.id)
      : undefined,
  ])
  return { departments: new Map(found.flat()), filing: filing && refOf(filing) }
}

function departmentFor(stage: TaskStage, { base, state, units }: Whereabouts): UnitRef | undefined {
  const named = departmentNamed(stage, base, state.answers)
  return named && units.departments.get(unitKey(named.kind, named.region))
}

/** The kind of department that a stage names, itself or by an answer, and the region to look for it in: the case's own, unless an answer says another. */
function departmentNamed(
  { assignee }: TaskStage,
  base: CaseBase,
  answers: Readonly<Record<string, unknown>>,
): { kind: string; region: string } | undefined {
  const kind = assignee.department ?? (assignee.from === undefined ? undefined : answers[assignee.from])
  const region = assignee.region === undefined ? undefined : answers[assignee.region]
  return assignee.name === 'department' && typeof kind === 'string'
    ? { kind, region: typeof region === 'string' ? region : base.region.code }
    : undefined
}

function refOf({ id, path, name }: UnitRef): UnitRef {
  return { id, path, name }
}

function ofUnit(unit: UnitRef, stage: TaskStage): Assignee {
  return {
    kind: 'unit-role',
    unitId: unit.id,
    unitName: unit.name,
    unitPath: unit.path,
    role: stage.assignee.role ?? 'approver',
  }
}

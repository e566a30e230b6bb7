import type { Flow, TaskStage } from '#contract'
import { unitOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import type { Assignee } from './case.ts'
import type { CaseBase } from './record.ts'

interface UnitRef {
  readonly id: string
  readonly path: string
  readonly name: string
}

/** The units that answer for the departments a flow names, where the case is. */
export type Departments = ReadonlyMap<string, UnitRef>

type Assign = (stage: TaskStage, base: CaseBase, departments: Departments) => Assignee

/** Extension point `assignee`: who gets a task. */
const assignees = new Map<string, Assign>([
  ['applicant', () => ({ kind: 'applicant' })],
  // The deciding unit's people by the role their post gives them.
  ['role', (stage, base) => ofUnit(base.unit, stage)],
  // Another department's people; where it has no unit here, the deciding unit's.
  [
    'department',
    (stage, base, departments) =>
      ofUnit(departments.get(stage.assignee.department ?? '') ?? base.unit, stage),
  ],
])

/** Makes an assignee known to packs; throws on a second registration. */
export function registerAssignee(name: string, assign: Assign): void {
  if (assignees.has(name)) throw new TypeError(`The assignee ${name} is registered already`)
  assignees.set(name, assign)
}

export function assign(stage: TaskStage, base: CaseBase, departments: Departments): Assignee {
  const found = assignees.get(stage.assignee.name)
  if (!found) throw new TypeError(`Unknown assignee ${stage.assignee.name}`)
  return found(stage, base, departments)
}

export function assigneeNames(): string[] {
  return [...assignees.keys()]
}

/** Reads the units of the departments that a flow names: of the case's county, else of its city. Nothing is read where it names none. */
export async function departmentsOf(platform: Platform, flow: Flow, base: CaseBase): Promise<Departments> {
  const kinds = new Set(
    Object.values(flow.stages).flatMap((stage) =>
      stage.kind === 'task' && stage.assignee.department ? [stage.assignee.department] : [],
    ),
  )
  const on = dateOf(platform.clock.now())
  const county = base.region.code
  const city = `${county.slice(0, 4)}00`
  const found = await Promise.all(
    [...kinds].map(async (kind) => {
      const [near, far] = await Promise.all(
        [county, city].map((code) => unitOf(platform.database.read, kind, code, on)),
      )
      const unit = near ?? far
      return unit ? [[kind, { id: unit.id, path: unit.path, name: unit.name }] as const] : []
    }),
  )
  return new Map(found.flat())
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

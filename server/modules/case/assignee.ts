import type { TaskStage } from '#contract'
import type { Assignee } from './case.ts'
import type { CaseBase } from './record.ts'

type Assign = (stage: TaskStage, base: CaseBase) => Assignee

/** Extension point `assignee`: who gets a task. */
const assignees = new Map<string, Assign>([
  ['applicant', () => ({ kind: 'applicant' })],
  // The deciding unit's people by the role their post gives them.
  [
    'role',
    (stage, base) => ({
      kind: 'unit-role',
      unitId: base.unit.id,
      unitName: base.unit.name,
      unitPath: base.unit.path,
      role: stage.assignee.role ?? 'approver',
    }),
  ],
])

/** Makes an assignee known to packs; throws on a second registration. */
export function registerAssignee(name: string, assign: Assign): void {
  if (assignees.has(name)) throw new TypeError(`The assignee ${name} is registered already`)
  assignees.set(name, assign)
}

export function assign(stage: TaskStage, base: CaseBase): Assignee {
  const found = assignees.get(stage.assignee.name)
  if (!found) throw new TypeError(`Unknown assignee ${stage.assignee.name}`)
  return found(stage, base)
}

export function assigneeNames(): string[] {
  return [...assignees.keys()]
}

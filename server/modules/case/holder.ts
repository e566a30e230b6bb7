import type { OfficerRef, Task } from './case.ts'

/** Who has a task by name: claimed it, or was named for it. */
export function holderOf({ officer, assignee }: Task): OfficerRef | undefined {
  return officer ?? (assignee.kind === 'officer' ? assignee.officer : undefined)
}

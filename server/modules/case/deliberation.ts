import type { CaseEvent } from './event.ts'
import type { StoredAct } from './queries.ts'

/** Officers among themselves: who was asked beside a task and what they said, in whose hands it was put. */
const among: ReadonlySet<CaseEvent['type']> = new Set([
  'signer-added',
  'held',
  'unheld',
  'answered',
  'transferred',
  'delegated',
  'recalled',
])
/** What comes with these, and alone says nothing. */
const attendant: ReadonlySet<CaseEvent['type']> = new Set(['claimed', 'task-closed'])

/** Whether an act was nothing but deliberation, which the applicant is not shown (政府信息公开条例第十六条第二款, 过程性信息). */
export function isDeliberation({ command, events }: Pick<StoredAct, 'command' | 'events'>): boolean {
  if (command === 'unask') return true
  const isAmong = (event: CaseEvent) =>
    among.has(event.type) || (event.type === 'task-opened' && event.part !== undefined)
  return events.some(isAmong) && events.every((event) => isAmong(event) || attendant.has(event.type))
}

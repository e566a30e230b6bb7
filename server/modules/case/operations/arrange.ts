import { caseOperations, type ArrangeStep } from '#contract'
import { implement, type Act } from '#platform/http'
import type { Role } from '#contract'
import { askedRoles, assigneeFor, deputyFor } from '../colleagues.ts'
import type { Command } from '../command.ts'
import { handleTask, type Handling } from '../handling.ts'

export const arrange = implement(caseOperations.arrange, (act, { params, body }) =>
  handleTask(act, params.id, body, (handling) => commandOf(act, handling, body.step)),
)

async function commandOf(act: Act, { officer, task, by }: Handling, step: ArrangeStep): Promise<Command> {
  switch (step.kind) {
    case 'transfer': {
      const { to, kind, reason } = step
      return { kind, ...by, reason, assignee: await assigneeFor(act, officer, to, rolesOf(task)) }
    }
    case 'delegate': {
      const { officerId, kind, reason } = step
      return { kind, ...by, reason, to: await deputyFor(act, officer, officerId) }
    }
    case 'ask': {
      const { part, text, kind } = step
      const of = await Promise.all(step.of.map((each) => assigneeFor(act, officer, each, askedRoles)))
      return { kind, ...by, part, text, of }
    }
    case 'recall':
      return { kind: 'recall', ...by }
    case 'unask':
      return { kind: 'unask', ...by, sideTaskId: step.sideTaskId }
    case 'answer':
      return { kind: 'answer', ...by, agrees: step.agrees, opinion: step.opinion }
    case 'return':
      return { kind: 'return', ...by, to: step.to, reason: step.reason }
  }
}

/** What asks for an approver is given to an approver: a post is not made by passing its work on. */
function rolesOf({ assignee }: Handling['task']): Role[] {
  return assignee.kind === 'applicant' ? [] : [assignee.role as Role]
}

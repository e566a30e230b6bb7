import type { CaseState, Task } from './case.ts'
import type { CaseEvent } from './event.ts'

/** Whose turn it is after an event of a task. Other events leave the tasks as they are. */
export function evolveTask(state: CaseState, event: CaseEvent, at: string): CaseState {
  switch (event.type) {
    case 'task-opened': {
      const { type: _, taskId: id, ...task } = event
      return { ...state, tasks: [...state.tasks, { id, ...task, openedAt: at }] }
    }
    case 'task-closed': {
      const closed = withTask(state, event.taskId, (task) => ({ ...task, closedAt: at }))
      const task = state.tasks.find(({ id }) => id === event.taskId)
      // Nothing is asked of the applicant any more.
      return task?.assignee.kind === 'applicant' ? { ...closed, corrections: null } : closed
    }
    case 'claimed':
      // Who takes a task over does so for themselves.
      return withTask(state, event.taskId, (task) => ({
        ...without('onBehalfOf')(task),
        officer: event.officer,
      }))
    case 'released':
      return withTask(state, event.taskId, without('officer'))
    case 'held':
      return withTask(state, event.taskId, (task) => ({ ...task, held: event.act }))
    case 'unheld':
      return withTask(state, event.taskId, (task) => without('signers')(without('held')(task)))
    case 'signer-added':
      return withTask(state, event.taskId, (task) => ({
        ...task,
        signers: [...(task.signers ?? []), { assignee: event.assignee, asked: event.asked }],
      }))
    case 'answered':
      return withTask(state, event.taskId, (task) => ({
        ...task,
        answer: { agrees: event.agrees, opinion: event.opinion },
      }))
    case 'transferred':
      return withTask(state, event.taskId, (task) => ({
        ...without('onBehalfOf')(without('officer')(task)),
        assignee: event.assignee,
        ...(event.officer ? { officer: event.officer } : {}),
      }))
    case 'delegated':
      return withTask(state, event.taskId, (task) => ({
        ...task,
        officer: event.to,
        onBehalfOf: event.from,
      }))
    case 'recalled':
      return withTask(state, event.taskId, (task) => ({
        ...without('onBehalfOf')(task),
        officer: event.officer,
      }))
    case 'urged':
      return {
        ...state,
        tasks: state.tasks.map((task) =>
          task.closedAt || task.assignee.kind === 'applicant'
            ? task
            : { ...task, urged: (task.urged ?? 0) + 1 },
        ),
      }
    default:
      return state
  }
}

function withTask(state: CaseState, taskId: string, change: (task: Task) => Task): CaseState {
  return { ...state, tasks: state.tasks.map((task) => (task.id === taskId ? change(task) : task)) }
}

const without =
  (name: 'officer' | 'onBehalfOf' | 'held' | 'signers') =>
  (task: Task): Task => {
    const { [name]: _, ...rest } = task
    return rest
  }

import type { Milestone } from '#contract'
import type { CaseEvent, CaseState } from './case.ts'

/** The state after an event; the only way a state comes about. */
export function evolve(state: CaseState, event: CaseEvent, at: string): CaseState {
  switch (event.type) {
    case 'filed':
    case 'corrected':
      return {
        ...state,
        answers: event.answers,
        sources: event.sources,
        choices: event.choices,
        differences: event.differences,
        count: event.count,
        corrections: null,
      }
    case 'entered':
      return { ...state, active: [...state.active, event.stage], path: [...state.path, event.stage] }
    case 'left':
      return { ...state, active: state.active.filter((stage) => stage !== event.stage) }
    case 'task-opened':
      return {
        ...state,
        tasks: [
          ...state.tasks,
          { id: event.taskId, stage: event.stage, assignee: event.assignee, openedAt: at },
        ],
      }
    case 'task-closed':
      return withTask(state, event.taskId, (task) => ({ ...task, closedAt: at }))
    case 'claimed':
      return withTask(state, event.taskId, (task) => ({ ...task, officer: event.officer }))
    case 'released':
      return withTask(state, event.taskId, withoutOfficer)
    case 'acted':
      return { ...state, corrections: event.corrections ?? state.corrections }
    case 'ruled':
      return { ...state, ruling: event.ruling }
    case 'ruling-failed':
    case 'issue-failed':
      return state
    case 'issued':
      return {
        ...state,
        results: [...state.results, { certificateId: event.certificateId, identifier: event.identifier }],
      }
    case 'milestone':
      return {
        ...state,
        // How a case ended without a decision stays its milestone: being closed says less, and the status says it.
        milestone:
          event.milestone === 'closed' && isEnding(state.milestone) ? state.milestone : event.milestone,
        decision: event.decision ?? state.decision,
        status:
          event.milestone === 'closed' ? 'closed' : event.milestone === 'reopened' ? 'open' : state.status,
      }
    case 'rated':
      return { ...state, rating: { grade: event.grade, at } }
    case 'clock-started':
      return {
        ...state,
        clocks: [...state.clocks.filter((clock) => clock.name !== event.clock.name), event.clock],
      }
    case 'clock-ended':
      return {
        ...state,
        clocks: state.clocks.map((clock) =>
          clock.name === event.name ? { ...clock, state: 'ended', endedOn: event.on } : clock,
        ),
      }
  }
}

function isEnding(milestone: Milestone): boolean {
  return milestone === 'withdrawn' || milestone === 'not-accepted' || milestone === 'terminated'
}

/** A case before its first event. */
export const unfiled: CaseState = {
  status: 'open',
  milestone: 'submitted',
  active: [],
  tasks: [],
  clocks: [],
  answers: {},
  sources: {},
  choices: {},
  differences: [],
  count: { typed: 0, chosen: 0, held: 0 },
  ruling: null,
  decision: null,
  corrections: null,
  results: [],
  rating: null,
  path: [],
}

export function replay(events: readonly { event: CaseEvent; at: string }[]): CaseState {
  return events.reduce((state, { event, at }) => evolve(state, event, at), unfiled)
}

type Task = CaseState['tasks'][number]

function withTask(state: CaseState, taskId: string, change: (task: Task) => Task): CaseState {
  return { ...state, tasks: state.tasks.map((task) => (task.id === taskId ? change(task) : task)) }
}

function withoutOfficer<T extends { officer?: unknown }>(task: T): T {
  const { officer: _, ...rest } = task
  return rest as T
}

import type { Milestone } from '#contract'
import type { CaseState, Clock } from './case.ts'
import { evolveRoute } from './evolve-route.ts'
import { evolveTask } from './evolve-task.ts'
import type { CaseEvent } from './event.ts'

/** The state after an event; the only way a state comes about. */
export function evolve(state: CaseState, event: CaseEvent, at: string): CaseState {
  switch (event.type) {
    case 'filed':
      return { ...state, ...answersOf(event), receivedOn: event.on ?? '' }
    case 'corrected':
      return { ...state, ...answersOf(event) }
    case 'acted':
      return {
        ...state,
        corrections: event.corrections ?? state.corrections,
        answers: event.answers ? { ...state.answers, ...event.answers } : state.answers,
      }
    case 'ruled':
      return { ...state, ruling: event.ruling }
    case 'issued':
      return {
        ...state,
        results: [...state.results, { certificateId: event.certificateId, identifier: event.identifier }],
      }
    case 'milestone':
      return reached(state, event)
    case 'procedure-began':
      return { ...state, procedures: [...state.procedures, event.procedure] }
    case 'procedure-ended':
      return {
        ...state,
        procedures: state.procedures.map((each) => (each.to ? each : { ...each, to: event.on })),
      }
    case 'linked':
      return { ...state, links: [...state.links, { caseId: event.caseId, relation: event.relation }] }
    case 'received':
      return { ...state, received: [...state.received, event.message] }
    case 'urged':
      return {
        ...evolveTask(state, event, at),
        urges: state.urges + 1,
        urgedOn: event.ownOn ?? state.urgedOn,
      }
    case 'rated':
      return { ...state, rating: { grade: event.grade, at } }
    case 'clock-started':
    case 'clock-set':
      return {
        ...state,
        clocks: [...state.clocks.filter((clock) => clock.name !== event.clock.name), event.clock],
      }
    case 'clock-ended':
      return {
        ...state,
        clocks: state.clocks.map((clock) => (clock.name === event.name ? ended(clock, event.on) : clock)),
      }
    default:
      return evolveRoute(evolveTask(state, event, at), event)
  }
}

function reached(state: CaseState, event: Extract<CaseEvent, { type: 'milestone' }>): CaseState {
  const { milestone, decision } = event
  return {
    ...state,
    // How a case ended without a decision stays its milestone: being closed says less, and the status says it.
    milestone: milestone === 'closed' && isEnding(state.milestone) ? state.milestone : milestone,
    decision: decision ?? state.decision,
    isDecided: milestone === 'decided' ? true : milestone === 'reopened' ? false : state.isDecided,
    status: milestone === 'closed' ? 'closed' : milestone === 'reopened' ? 'open' : state.status,
    accepted:
      milestone === 'accepted'
        ? {
            on: event.deemedOn ?? event.on ?? '',
            deemed: event.deemedOn !== undefined,
            stages: state.path.length,
          }
        : state.accepted,
    notices: milestone === 'correction-requested' ? state.notices + 1 : state.notices,
  }
}

/** A clock that ends while it stands still does not stand still any longer. */
function ended(clock: Clock, on: string): Clock {
  const { pauses } = clock
  return {
    ...clock,
    state: 'ended',
    endedOn: on,
    ...(pauses ? { pauses: pauses.map((pause) => ({ ...pause, to: pause.to ?? on })) } : {}),
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
  isDecided: false,
  accepted: null,
  receivedOn: '',
  corrections: null,
  notices: 0,
  results: [],
  rating: null,
  path: [],
  forks: {},
  waiting: [],
  findings: {},
  legs: {},
  procedures: [],
  links: [],
  urges: 0,
  urgedOn: null,
  received: [],
}

export function replay(events: readonly { event: CaseEvent; at: string }[]): CaseState {
  return events.reduce((state, { event, at }) => evolve(state, event, at), unfiled)
}

function answersOf({
  answers,
  sources,
  choices,
  differences,
  count,
}: Extract<CaseEvent, { type: 'filed' | 'corrected' }>) {
  return { answers, sources, choices, differences, count }
}

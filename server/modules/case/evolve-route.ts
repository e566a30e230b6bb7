import type { CaseState, Leg } from './case.ts'
import type { CaseEvent } from './event.ts'

/** Where the case stands after an event of its way: stages, forks, calls, waits, legs. Other events leave it where it is. */
export function evolveRoute(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'entered':
      return { ...state, active: [...state.active, event.stage], path: [...state.path, event.stage] }
    case 'left':
      return {
        ...state,
        active: state.active.filter((stage) => stage !== event.stage),
        waiting: state.waiting.filter(({ stage }) => stage !== event.stage),
      }
    case 'forked':
      return {
        ...state,
        active: state.active.filter((stage) => stage !== event.fork),
        forks: { ...state.forks, [event.fork]: { open: event.branches, passed: [], failed: [] } },
      }
    case 'branch-ended': {
      const fork = state.forks[event.fork]
      if (!fork) return state
      const list = event.verdict === 'pass' ? 'passed' : 'failed'
      return {
        ...state,
        forks: {
          ...state.forks,
          [event.fork]: {
            ...fork,
            open: fork.open.filter((branch) => branch !== event.branch),
            [list]: [...fork[list], event.branch],
          },
        },
      }
    }
    case 'joined':
    case 'fork-left': {
      const { [event.fork]: _, ...forks } = state.forks
      return { ...state, forks }
    }
    case 'called':
      return { ...state, waiting: [...state.waiting, { stage: event.stage, callId: event.callId }] }
    case 'call-answered':
      return event.finding
        ? { ...state, findings: { ...state.findings, [event.stage]: event.finding } }
        : state
    case 'waiting':
      return {
        ...state,
        waiting: [...state.waiting, { stage: event.stage, ...(event.until ? { until: event.until } : {}) }],
      }
    case 'leg-waiting':
      return withLeg(state, event.leg, { stage: event.stage, state: 'waiting' })
    case 'leg-started':
      return withLeg(state, event.leg, { stage: event.stage, state: 'running', caseId: event.caseId })
    case 'leg-skipped':
      return withLeg(state, event.leg, { stage: event.stage, state: 'skipped', reason: event.reason })
    case 'leg-ended':
      return legEnded(state, event)
    default:
      return state
  }
}

/** What a leg is by the news of its case: nothing of older news stays. */
function legEnded(state: CaseState, event: Extract<CaseEvent, { type: 'leg-ended' }>): CaseState {
  const leg = state.legs[event.leg]
  if (!leg) return state
  const { stage, caseId } = leg
  const { outcome, revision, reason, certificate } = event
  return withLeg(state, event.leg, {
    stage,
    state: outcome,
    revision,
    ...(caseId ? { caseId } : {}),
    ...(reason ? { reason } : {}),
    ...(certificate ? { certificate } : {}),
  })
}

function withLeg(state: CaseState, name: string, leg: Leg): CaseState {
  return { ...state, legs: { ...state.legs, [name]: leg } }
}

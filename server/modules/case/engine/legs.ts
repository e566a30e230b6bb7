import type { SpawnStage } from '#contract'
import { evaluateExpression, ExpressionFailed } from '#platform/expression'
import type { CaseState, Leg } from '../case.ts'
import type { LegEnd } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Way } from './way.ts'

/**
 * Opens the legs of a stage: those whose condition holds, in the order of their dependencies. Entered again, it takes up what could
 * not be filed before and what waited for that; what was granted, refused or taken back stands.
 */
export function beginLegs(course: Way, stage: string, { legs }: SpawnStage): void {
  for (const [leg, { when }] of Object.entries(legs)) {
    const found = course.state.legs[leg]
    if (found && found.state !== 'unfiled' && found.state !== 'skipped') continue
    course.emit(
      course.holds(when)
        ? { type: 'leg-waiting', stage, leg }
        : { type: 'leg-skipped', stage, leg, reason: 'condition' },
    )
  }
  advanceLegs(course, stage)
}

/**
 * A leg's case ended; what waited for it starts or is skipped. A refusal that was looked at again may become a grant. What is told
 * twice, overtaken by later news, or of a case that is the leg's no more changes nothing.
 */
export function endLeg(course: Way, { leg, caseId, revision = 0, ...told }: LegEnd): CaseEvent[] {
  const found = course.state.legs[leg]
  if (found?.caseId !== caseId || revision <= (found.revision ?? -1)) return []
  course.emit({ type: 'leg-ended', leg, revision, ...told })
  if (isLost(found) && told.outcome === 'granted') reviveAfter(course, found.stage)
  advanceLegs(course, found.stage)
  return course.events
}

/** Legs that were given up for the sake of one that is granted after all. */
function reviveAfter(course: Way, stage: string): void {
  if (!course.state.active.includes(stage)) return
  for (const [leg, { state, reason }] of legsOf(course.state, stage))
    if (state === 'skipped' && reason === 'refused-before') course.emit({ type: 'leg-waiting', stage, leg })
}

function advanceLegs(course: Way, stageName: string): void {
  const stage = course.flow.stages[stageName]
  if (stage?.kind !== 'spawn' || !course.state.active.includes(stageName)) return
  for (let moved = true; moved;) {
    moved = false
    for (const [leg, { after, answers }] of Object.entries(stage.legs)) {
      if (course.state.legs[leg]?.state !== 'waiting') continue
      const before = after.map((each) => course.state.legs[each])
      if (before.some(isLost))
        course.emit({ type: 'leg-skipped', stage: stageName, leg, reason: 'refused-before' })
      else if (before.every((each) => each?.state === 'granted' || each?.state === 'skipped'))
        course.emit({
          type: 'leg-started',
          stage: stageName,
          leg,
          caseId: course.context.newId(),
          answers: answersFor(course, answers),
        })
      else continue
      moved = true
    }
  }
  const legs = legsOf(course.state, stageName)
  if (legs.some(([, { state }]) => state === 'waiting' || state === 'running')) return
  course.follow(stageName, stage[legsOutcome(stage, legs)])
}

/** Whether all required legs were granted, some, or none. Legs that the facts did not ask for count for nothing. */
export function legsOutcome(stage: SpawnStage, legs: [string, Leg][]): 'next' | 'partial' | 'failed' {
  const asked = legs.filter(([, leg]) => !isNotAsked(leg))
  const isGranted = ([, { state }]: [string, Leg]) => state === 'granted'
  if (asked.length > 0 && !asked.some(isGranted)) return 'failed'
  return asked.filter(([name]) => stage.legs[name]?.required).every(isGranted) ? 'next' : 'partial'
}

export function legsOf(state: CaseState, stage: string): [string, Leg][] {
  return Object.entries(state.legs).filter(([, leg]) => leg.stage === stage)
}

/** A leg that will never be granted; one that was not asked for holds nobody up. */
function isLost(leg: Leg | undefined): boolean {
  return (
    leg?.state === 'refused' ||
    leg?.state === 'ended' ||
    leg?.state === 'unfiled' ||
    (leg?.state === 'skipped' && !isNotAsked(leg))
  )
}

/** Its condition does not hold on what was filed. */
function isNotAsked({ state, reason }: Leg): boolean {
  return state === 'skipped' && reason === 'condition'
}

/** What the leg's form is told; a value that the expression cannot give is left to be answered. */
function answersFor(course: Way, expressions: Record<string, string>): Record<string, unknown> {
  const told = course.told()
  return Object.fromEntries(
    Object.entries(expressions).flatMap(([field, expression]) => {
      try {
        const value = evaluateExpression(expression, told)
        return value === null || value === undefined ? [] : [[field, value]]
      } catch (cause) {
        if (cause instanceof ExpressionFailed) return []
        throw cause
      }
    }),
  )
}

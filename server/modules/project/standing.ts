import type { FamilyCase } from '#modules/case'
import { grantKey, missingFor, type Course, type Granted } from './course.ts'
import type { Part } from './queries.ts'

export type StageState = 'waiting' | 'open' | 'running' | 'granted' | 'partly' | 'refused' | 'ended'

/** The cases of one stage: the last that was filed for it, and its legs, those filed ahead included. */
export interface StageCases {
  readonly whole: FamilyCase | undefined
  readonly legs: ReadonlyMap<string, FamilyCase>
}

/** The cases by which each stage was filed, in the order of `parts`. */
export function wholesOf(
  course: Course,
  parts: readonly Part[],
  cases: readonly FamilyCase[],
): ReadonlyMap<string, readonly FamilyCase[]> {
  const byId = new Map(cases.map((each) => [each.id, each]))
  return new Map(
    Object.keys(course.stages).map((name) => [
      name,
      parts.flatMap(({ stage, leg, caseId }) =>
        stage === name && leg === null ? (byId.get(caseId) ?? []) : [],
      ),
    ]),
  )
}

/** Puts the cases of a project to their stages. */
export function stageCases(
  course: Course,
  parts: readonly Part[],
  cases: readonly FamilyCase[],
): ReadonlyMap<string, StageCases> {
  const byId = new Map(cases.map((each) => [each.id, each]))
  return new Map(
    [...wholesOf(course, parts, cases)].map(([stage, wholes]) => {
      const own = parts.filter((part) => part.stage === stage)
      // What was not taken in, or was taken back, leaves the stage to be filed anew.
      const whole =
        wholes.findLast(({ status, isDecided }) => status === 'open' || isDecided) ?? wholes.at(-1)
      const legs = new Map<string, FamilyCase>()
      for (const { caseId, leg } of own) {
        const found = byId.get(caseId)
        if (leg !== null && found) legs.set(leg, found)
      }
      for (const each of cases)
        if (each.leg !== null && wholes.some(({ id }) => id === each.parentId)) legs.set(each.leg, each)
      return [stage, { whole, legs }]
    }),
  )
}

/** Every leg that is granted, by its stage. */
export function grantedIn(stages: ReadonlyMap<string, StageCases>): Granted {
  return new Set(
    [...stages].flatMap(([stage, { legs }]) =>
      [...legs].flatMap(([leg, { isDecided, outcome }]) =>
        isDecided && outcome === 'granted' ? [grantKey(stage, leg)] : [],
      ),
    ),
  )
}

/** Where a stage stands: by its own case where there is one, else by what went before. */
export function stateOf(course: Course, stage: string, { whole }: StageCases, granted: Granted): StageState {
  const isOpen = missingFor(course.stages[stage]?.after ?? {}, granted).length === 0
  if (whole?.status === 'open' && !whole.isDecided) return 'running'
  if (whole?.isDecided && whole.outcome) return whole.outcome
  if (whole && !isOpen) return 'ended'
  return isOpen ? 'open' : 'waiting'
}

import type { FilePlace, LineFault, Words } from '#platform/tabular'
import type { HoldingState, OfficerState, OrganizationState, PostState, UnitState } from './state.ts'

/** A region as an import needs it. */
export interface KnownRegion {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly path: string
}

/** An officer's account that has a telephone number of the lines. */
export interface KnownAccount {
  readonly officerId: string
  readonly name: string
}

/** Something an import would do, as people are told of it before and after. */
export interface Change extends FilePlace {
  readonly what: 'add' | 'change' | 'end'
  readonly of: 'unit' | 'officer' | 'holding'
  /** The id of the unit, officer or holding. */
  readonly id: string
  /** Whom or what it is about: a unit's code and name, an officer's name and staff number. */
  readonly label: string
  readonly words: Words
}

/** Somebody who needs an account, because they hold a post now or will. */
export interface Enrolled extends FilePlace {
  readonly officerId: string
  readonly name: string
  readonly phone: string
}

/** What an import would write: whole rows, those that are new and those that change. */
export interface OrganizationPlan {
  readonly units: readonly UnitState[]
  readonly officers: readonly OfficerState[]
  readonly posts: readonly PostState[]
  readonly holdings: readonly HoldingState[]
  readonly enrolled: readonly Enrolled[]
  readonly changes: readonly Change[]
  readonly unchanged: { readonly units: number; readonly holdings: number }
  /** With one fault nothing may be written. */
  readonly faults: readonly LineFault[]
}

/** What the planning has to know beside the lines. */
export interface PlanContext {
  readonly state: OrganizationState
  /** Regions of the lines by code, as they are today. */
  readonly regions: ReadonlyMap<string, KnownRegion>
  /** Officers' accounts with the telephone numbers of the lines, by number. */
  readonly accounts: ReadonlyMap<string, KnownAccount>
  readonly today: Temporal.PlainDate
  readonly newId: () => string
  /** What is kept of an identity number. */
  readonly digestOf: (idNumber: string) => string
}

/** A unit as it would be, as it was, and the line that says so. */
export interface WantedUnit {
  readonly unit: UnitState
  readonly before: UnitState | undefined
  readonly place: FilePlace | undefined
}

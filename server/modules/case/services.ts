import type { Platform } from '#platform/runtime'
import type { CaseState, Finding, Reason } from './case.ts'
import type { CaseBase } from './record.ts'

export interface ServiceCall {
  /** The same for every try of one call: a service that was asked twice answers once. */
  readonly callId: string
  readonly base: CaseBase
  readonly state: CaseState
  /** What the flow tells it, templates filled. */
  readonly told: Readonly<Record<string, string>>
  /** Fires when nobody waits for this try any more: it took too long, or the server stops. */
  readonly signal: AbortSignal
}

/** Answers by one of the names the flow gives routes for. `pending` means that the answer comes later, by `bringAnswer`. */
export type ServiceAnswer =
  | {
      readonly answer: string
      readonly note?: string
      /** Kept with the case under the call's stage: whom it names for later stages, and what it rests on. */
      readonly finding?: Finding
      /** Who decided where the answer is a decision, and why. */
      readonly decided?: { readonly by: string; readonly reasons: Reason[] }
    }
  | 'pending'

/** Extension point `service`: a call outside. Throws where it cannot be reached or answers nothing that can be read: it is tried again, later and later. */
export type Service = (platform: Platform, call: ServiceCall) => Promise<ServiceAnswer>

const services = new Map<string, Service>()

export function registerService(name: string, service: Service): void {
  if (services.has(name)) throw new TypeError(`The service ${name} is registered already`)
  services.set(name, service)
}

export function serviceOf(name: string): Service | undefined {
  return services.get(name)
}

export function serviceNames(): string[] {
  return [...services.keys()]
}

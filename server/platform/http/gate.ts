import type { Principal } from '#contract'
import type { Platform } from '#platform/runtime'
import type { Act } from './act.ts'

/** Who is asking, may they, and the record that they did: given by the composition root. */
export interface Gate {
  authenticate(platform: Platform, token: string | undefined, now: Temporal.Instant): Promise<Principal>
  /** Throws access.sign-in-required or access.denied. */
  authorise(principal: Principal, access: string): void
  /** Throws request.cross-site when a browser says that another site makes it act. */
  checkOrigin(headers: { origin?: string; host?: string; 'sec-fetch-site'?: string }): void
  record(act: Act): Promise<void>
}

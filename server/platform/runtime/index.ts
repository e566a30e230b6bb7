import type { Clock } from '#platform/clock'
import type { Config } from '#platform/config'
import type { KeyStore } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Scanner } from '#platform/scan'
import type { Signals } from '#platform/signals'
import type { FileStore } from '#platform/storage'
import type { Log, Metrics } from '#platform/telemetry'

/** What a running server has: handed to operations and background work, made once by the composition root. */
export interface Platform {
  readonly config: Config
  readonly clock: Clock
  readonly database: Database
  readonly keyStore: KeyStore
  readonly files: FileStore
  /** Undefined where none is configured. */
  readonly scanner: Scanner | undefined
  readonly signals: Signals
  readonly log: Log
  readonly metrics: Metrics
}

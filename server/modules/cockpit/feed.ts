import type { Overview } from '#contract'
import { changeMarker, markerBound, type ReportScope } from '#modules/indicator'
import { perDatabase } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { overviewOf } from './overview.ts'

/** Another process's acts are found by asking this often; this process's own are told by a signal. */
const POLL_MS = 2_000
/** However much happens, a scope is counted at most this often. */
const COUNT_AT_MOST_EVERY_MS = 1_000
/** A scope that nobody looks at is forgotten when this many others have been looked at since. */
const KEPT = 200

interface Snapshot {
  readonly overview: Overview
  /** The change marker read before counting, and from when on it counts acts. */
  readonly marker: string
  readonly bound: Temporal.Instant
  /** A day or a minute that has turned changes what is compared, though nothing has happened. */
  readonly minute: string
}

/** The overview of one scope, counted once for all its viewers. */
export class Feed {
  readonly #platform: Platform
  readonly #scope: ReportScope
  #snapshot: Snapshot | undefined
  #counting: Promise<Snapshot> | undefined
  #lastCountMs = -Infinity
  #viewers = 0
  #stopWatching: (() => void) | undefined
  /** Settled, and renewed, whenever there is a newer snapshot. */
  #news = Promise.withResolvers<void>()

  constructor(platform: Platform, scope: ReportScope) {
    this.#platform = platform
    this.#scope = scope
  }

  get isWatched(): boolean {
    return this.#viewers > 0
  }

  /** The overview as it is now; counted again only when something has changed since. */
  async current(): Promise<Overview> {
    const known = this.#snapshot
    return known && !(await this.#isOutdated(known)) ? known.overview : (await this.#count()).overview
  }

  /** The overview now and again after changes, the newest only; ends when the signal fires. A change that cannot be counted is tried again. */
  async *follow(signal: AbortSignal): AsyncGenerator<Overview, void> {
    const gone = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    )
    this.#enter()
    try {
      for (let seen: Overview | undefined; !signal.aborted;) {
        const newest: Overview | undefined = seen ? this.#snapshot?.overview : await this.current()
        if (newest && newest !== seen) {
          seen = newest
          yield newest
        } else await Promise.race([this.#news.promise, gone])
      }
    } finally {
      this.#leave()
    }
  }

  #enter() {
    this.#viewers++
    this.#stopWatching ??= this.#watch()
  }

  #leave() {
    this.#viewers--
    if (this.#viewers > 0) return
    this.#stopWatching?.()
    this.#stopWatching = undefined
  }

  /** Looks for changes until told to stop: soon after a signal, and at every poll. */
  #watch(): () => void {
    let timer: NodeJS.Timeout | undefined
    let stopped = false
    let looking = false
    const lookIn = (ms: number) => {
      clearTimeout(timer)
      if (!stopped && !looking) timer = setTimeout(() => void look(), ms).unref()
    }
    let signalled = false
    const look = async () => {
      looking = true
      signalled = false
      await this.#refresh()
      looking = false
      lookIn(signalled ? this.#pauseMs() : POLL_MS)
    }
    const off = this.#platform.signals.on('case.acted', () => {
      if (!signalled) lookIn(this.#pauseMs())
      signalled = true
    })
    lookIn(POLL_MS)
    return () => {
      stopped = true
      off()
      clearTimeout(timer)
    }
  }

  #pauseMs(): number {
    return Math.max(0, this.#lastCountMs + COUNT_AT_MOST_EVERY_MS - performance.now())
  }

  async #refresh() {
    try {
      const known = this.#snapshot
      if (!known || (await this.#isOutdated(known))) await this.#count()
    } catch (cause) {
      this.#platform.log.error('cockpit.count-failed', cause, { region: this.#scope.code })
    }
  }

  async #isOutdated({ marker, bound, minute }: Snapshot): Promise<boolean> {
    return (
      minute !== minuteOf(this.#platform.clock.now()) ||
      marker !== (await changeMarker(this.#platform.database.read, bound))
    )
  }

  /** Counts, or joins a count that is under way only if it began after this was asked: it is what `current` has just found outdated. */
  async #count(): Promise<Snapshot> {
    const underWay = this.#counting
    if (underWay) {
      const snapshot = await underWay
      if (!(await this.#isOutdated(snapshot))) return snapshot
      if (this.#counting && this.#counting !== underWay) return this.#counting
    }
    const counting = this.#countNow()
    this.#counting = counting
    try {
      return await counting
    } finally {
      if (this.#counting === counting) this.#counting = undefined
    }
  }

  async #countNow(): Promise<Snapshot> {
    this.#lastCountMs = performance.now()
    const { clock, database } = this.#platform
    const now = clock.now()
    const bound = markerBound(now)
    // First the marker: what happens while counting makes it outdated.
    const marker = await changeMarker(database.read, bound)
    const overview = await overviewOf(this.#platform, this.#scope, now)
    this.#snapshot = { overview, marker, bound, minute: minuteOf(now) }
    this.#news.resolve()
    this.#news = Promise.withResolvers()
    return this.#snapshot
  }
}

const feedsOf = perDatabase(() => new Map<string, Feed>())

/** The feed of a scope, shared by all who may see just that. */
export function feedOf(platform: Platform, scope: ReportScope): Feed {
  const feeds = feedsOf(platform.database)
  const key = `${scope.regionPath} ${scope.unitPath ?? ''}`
  const feed = feeds.get(key) ?? new Feed(platform, scope)
  feeds.delete(key)
  feeds.set(key, feed)
  for (const [oldest, kept] of feeds)
    if (feeds.size > KEPT && !kept.isWatched && kept !== feed) feeds.delete(oldest)
  return feed
}

const minuteOf = (now: Temporal.Instant) => now.toString().slice(0, 16)

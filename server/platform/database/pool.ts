import { connectionLost, Line, type DriverOptions, type Statement } from './line.ts'

/** Lines to PostgreSQL: many that single statements share, and some that a transaction has to itself. Lost ones are replaced when the next statement comes. */
export class Pool {
  readonly #open: (onLost: (line: Line) => void) => Line
  readonly #maxShared: number
  readonly #maxOwn: number
  readonly #shared = new Set<Line>()
  readonly #own = new Set<Line>()
  readonly #idle: Line[] = []
  readonly #waiting: { give: (line: Line) => void; refuse: (cause: unknown) => void }[] = []
  #isClosed = false

  constructor(url: string, maxConnections: number, options: DriverOptions) {
    this.#open = (onLost) => new Line(url, options, onLost)
    this.#maxShared = maxConnections
    this.#maxOwn = Math.max(2, Math.ceil(maxConnections / 4))
  }

  send(statement: Statement): void {
    if (this.#isClosed) return statement.reject(poolClosed())
    this.#leastLoaded().send(statement)
  }

  /** A line for one transaction; it comes back by `giveBack`. */
  async take(): Promise<Line> {
    if (this.#isClosed) throw poolClosed()
    const idle = this.#idle.pop()
    if (idle) return idle
    if (this.#own.size < this.#maxOwn) return this.#openOwn()
    return new Promise((give, refuse) => this.#waiting.push({ give, refuse }))
  }

  giveBack(line: Line): void {
    const next = this.#waiting.shift()
    if (!line.isLost) return next ? next.give(line) : void this.#idle.push(line)
    next?.give(this.#openOwn())
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const { refuse } of this.#waiting.splice(0)) refuse(poolClosed())
    await Promise.all([...this.#shared, ...this.#own].map((line) => line.end()))
  }

  #leastLoaded(): Line {
    let best: Line | undefined
    for (const line of this.#shared) if (!best || line.load < best.load) best = line
    if (best && (best.load === 0 || this.#shared.size >= this.#maxShared)) return best
    const line = this.#open((lost) => this.#shared.delete(lost))
    this.#shared.add(line)
    return line
  }

  #openOwn(): Line {
    const line = this.#open((lost) => {
      this.#own.delete(lost)
      const at = this.#idle.indexOf(lost)
      if (at >= 0) this.#idle.splice(at, 1)
    })
    this.#own.add(line)
    return line
  }
}

function poolClosed(): Error {
  return Object.assign(connectionLost(), { code: 'CONNECTION_ENDED' })
}

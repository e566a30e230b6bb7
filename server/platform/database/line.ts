import { connect as dial, type Socket } from 'node:net'
import postgres from 'postgres'

/** What this layer needs of a driver's query beyond its documented face: where it is sent, and how it is refused. */
export interface Statement extends Promise<{ command?: string }> {
  handler: (statement: Statement) => void
  reject: (cause: unknown) => void
}

export type DriverOptions = NonNullable<Parameters<typeof postgres>[1]>

/**
 * One connection to PostgreSQL that is used until it is lost, and never again.
 * The driver opens a connection anew under whatever was queued on it, so that the rest of a transaction may run outside
 * it, and leaves unanswered what it was given between an error and the close (porsager/postgres #1155, #1208, #1215).
 * Here the driver has one connection and may not open a second; what is unanswered when it is lost fails at once.
 */
export class Line {
  readonly #driver: postgres.Sql
  readonly #send: (statement: Statement) => void
  readonly #unanswered = new Set<Statement>()
  readonly #onLost: (line: Line) => void
  #isLost = false

  constructor(url: string, options: DriverOptions, onLost: (line: Line) => void) {
    this.#onLost = onLost
    let hasDialled = false
    const once = {
      socket: (parsed: { host: string[]; port: number[]; path: string | false }) => {
        if (hasDialled) {
          this.#lose()
          throw connectionLost()
        }
        hasDialled = true
        return open(parsed)
      },
    }
    this.#driver = postgres(url, {
      connect_timeout: 10,
      ...options,
      ...once,
      // A query for the types of arrays while connecting fails outside anybody's sight: they are known already.
      fetch_types: false,
      max: 1,
      max_lifetime: null,
      backoff: () => 0,
      onclose: () => this.#lose(),
    })
    this.#send = (this.#driver`` as unknown as Statement).handler
  }

  get isLost(): boolean {
    return this.#isLost
  }

  /** Statements sent and not yet answered. */
  get load(): number {
    return this.#unanswered.size
  }

  send(statement: Statement): void {
    if (this.#isLost) return statement.reject(connectionLost())
    this.#unanswered.add(statement)
    const answered = () => void this.#unanswered.delete(statement)
    statement.then(answered, answered)
    this.#send(statement)
  }

  /** Gives the line up: for one that is in a state nobody knows. */
  async discard(): Promise<void> {
    this.#lose()
    await this.#driver.end({ timeout: 0 })
  }

  async end(): Promise<void> {
    await this.#driver.end({ timeout: 5 })
    this.#lose()
  }

  #lose() {
    if (this.#isLost) return
    this.#isLost = true
    for (const statement of this.#unanswered) statement.reject(connectionLost())
    this.#unanswered.clear()
    this.#onLost(this)
  }
}

export function connectionLost(): Error {
  return Object.assign(new Error('The connection to PostgreSQL was lost'), { code: 'CONNECTION_LOST' })
}

function open({ host, port, path }: { host: string[]; port: number[]; path: string | false }): Socket {
  if (path) return dial(path)
  const address = { host: host[0] ?? 'localhost', port: Number(port[0] ?? 5432) }
  // The driver names the server by these in its errors and to TLS.
  return Object.assign(dial(address), address)
}

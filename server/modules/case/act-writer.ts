import { perDatabase, type Read } from '#platform/database'
import { applyAct, applyTogether, type ActDocument } from './queries.ts'

export interface Written {
  readonly revision: number
  readonly repeated: boolean
}

interface Waiting {
  readonly act: ActDocument
  readonly answer: (written: Written | Promise<Written>) => void
}

/** Statements on their way at a time; while they are, the acts that come wait for each other. */
const STATEMENTS = 2
const MOST_ACTS = 64

/**
 * Writes acts, alone where nothing else is on its way and together where many come at once. An act is answered when it is
 * committed, and is refused for its own sake only: where some acts cannot be written together, each is written by itself.
 */
class ActWriter {
  readonly #read: Read
  #waiting: Waiting[] = []
  #underWay = 0

  constructor(read: Read) {
    this.#read = read
  }

  /** Throws what `applyAct` throws. */
  write(act: ActDocument): Promise<Written> {
    if (!mayComeWithOthers(act)) return applyAct(this.#read, act)
    return new Promise((answer) => {
      this.#waiting.push({ act, answer })
      this.#send()
    })
  }

  #send() {
    while (this.#waiting.length > 0 && this.#underWay < STATEMENTS) {
      const batch = this.#takeBatch()
      this.#underWay++
      void this.#carry(batch).finally(() => {
        this.#underWay--
        this.#send()
      })
    }
  }

  /** The first that came, no two on one case: of these the second is refused for what the first did. */
  #takeBatch(): Waiting[] {
    const cases = new Set<string>()
    const batch: Waiting[] = []
    const rest: Waiting[] = []
    for (const each of this.#waiting) {
      const isTaken = batch.length < MOST_ACTS && !cases.has(each.act.caseId)
      if (isTaken) cases.add(each.act.caseId)
      ;(isTaken ? batch : rest).push(each)
    }
    this.#waiting = rest
    return batch
  }

  async #carry(batch: readonly Waiting[]): Promise<void> {
    const isDone = batch.length > 1 && (await this.#together(batch))
    if (isDone) return
    const written = batch.map(({ act, answer }) => {
      const one = applyAct(this.#read, act)
      answer(one)
      return one
    })
    await Promise.allSettled(written)
  }

  /** False when PostgreSQL refused them, and therefore wrote none. */
  async #together(batch: readonly Waiting[]): Promise<boolean> {
    try {
      await applyTogether(
        this.#read,
        batch.map(({ act }) => act),
      )
    } catch (cause) {
      if (isRefusal(cause)) return false
      // Nobody knows whether a statement whose connection was lost was committed: each hears that.
      for (const { answer } of batch) answer(Promise.reject(cause))
      return true
    }
    for (const { act, answer } of batch) answer({ revision: act.expected + 1, repeated: false })
    return true
  }
}

export const actWriterOf = perDatabase(({ read }) => new ActWriter(read))

/** It rests on no other case, and numbers no document that another one could have numbered. */
function mayComeWithOthers({ stands, certificates }: ActDocument): boolean {
  return !stands && !certificates.some((certificate) => 'series' in certificate)
}

/** An error that PostgreSQL itself reported carries its severity. */
function isRefusal(cause: unknown): boolean {
  return cause instanceof Error && 'severity' in cause
}

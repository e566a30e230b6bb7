import type { Line, Statement } from './line.ts'

type Handle<T> = (send: (statement: Statement) => void) => T

/** Runs `body` in one transaction on a line of its own: kept whole, or rolled back, or lost with its line; never continued on another. */
export async function transact<H, T>(
  line: Line,
  handleOn: Handle<H>,
  plain: (text: string, line: Line) => Statement,
  body: (handle: H) => Promise<T>,
): Promise<T> {
  let isOver = false
  const failures: unknown[] = []
  const handle = handleOn((statement) => {
    if (isOver) return statement.reject(new Error('The transaction is over'))
    statement.catch((cause: unknown) => failures.push(cause))
    line.send(statement)
  })
  await plain('begin', line)
  try {
    const value = await body(handle)
    // After a failed statement nothing can be kept, whether or not its error was caught.
    if (failures.length > 0) throw failures[0]
    isOver = true
    const { command } = await plain('commit', line)
    if (command !== 'COMMIT')
      throw failures[0] ?? new Error('The transaction was rolled back instead of kept')
    return value
  } catch (cause) {
    isOver = true
    if (!line.isLost) await plain('rollback', line).catch(() => line.discard())
    // 25P02, in a failed transaction: an echo of the failure before it.
    throw (cause instanceof Error && 'code' in cause && cause.code === '25P02' && failures[0]) || cause
  }
}

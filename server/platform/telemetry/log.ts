/** Structured log lines (JSON on standard error). Fields are ids, codes, counts and times: never names, numbers or texts of persons. */
export interface Log {
  info(event: string, fields?: Record<string, string | number | boolean | undefined>): void
  warn(event: string, fields?: Record<string, string | number | boolean | undefined>): void
  error(event: string, cause: unknown, fields?: Record<string, string | number | boolean | undefined>): void
}

export function createLog(
  write: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): Log {
  const line = (level: string, event: string, fields: object = {}) =>
    write(
      JSON.stringify({
        at: Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
        level,
        event,
        ...fields,
      }),
    )
  return {
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields) => line('warn', event, fields),
    error: (event, cause, fields) => line('error', event, { ...fields, ...describe(cause) }),
  }
}

/** The message of a database error may quote values; its code and place say enough. */
function describe(cause: unknown) {
  if (!(cause instanceof Error)) return { cause: typeof cause }
  const code = 'code' in cause ? String(cause.code) : undefined
  const fromDatabase = cause.name === 'PostgresError'
  return {
    cause: cause.name,
    code,
    message: fromDatabase ? undefined : cause.message,
    stack: cause.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 5)
      .join('; '),
  }
}

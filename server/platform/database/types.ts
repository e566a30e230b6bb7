import type postgres from 'postgres'
import type { SqlTypes } from './database.ts'

type Scalar = { oid: number; write: (value: unknown) => string; read: (raw: string) => unknown }

/** PostgreSQL's own arrays by their fixed numbers (pg_type.dat), so that no connection has to ask for them. */
const arrays: Record<number, Pick<Scalar, 'write' | 'read'>> = {
  1000: { write: (value) => (value ? 't' : 'f'), read: (raw) => raw === 't' },
  1001: {
    write: (value) => `\\x${Buffer.from(value as Uint8Array).toString('hex')}`,
    read: (raw) => Buffer.from(raw.slice(2), 'hex'),
  },
  ...of([1005, 1007, 1016, 1021, 1022], Number),
  ...of([1003, 1002, 1009, 1015, 1231, 2951], String),
  ...of([1182], (raw) => Temporal.PlainDate.from(raw)),
  1185: { write: (value) => (value instanceof Date ? value.toISOString() : String(value)), read: instantOf },
  ...Object.fromEntries(
    [199, 3807].map((oid) => [
      oid,
      { write: (value: unknown) => JSON.stringify(value), read: (raw: string) => JSON.parse(raw) as unknown },
    ]),
  ),
}

const scalars: { [K in keyof SqlTypes]: postgres.PostgresType<SqlTypes[K]> } = {
  instant: {
    to: 1184,
    from: [1184],
    serialize: (value: Temporal.Instant | Date | string) =>
      value instanceof Date ? value.toISOString() : String(value),
    parse: instantOf,
  },
  date: {
    to: 1082,
    from: [1082],
    serialize: (value: Temporal.PlainDate | string) => String(value),
    parse: (raw: string) => Temporal.PlainDate.from(raw),
  },
  integer: {
    to: 20,
    from: [20],
    serialize: (value: number) => String(value),
    parse: (raw: string) => Number(raw),
  },
}

export const sqlTypes: Record<string, postgres.PostgresType> = {
  ...scalars,
  ...Object.fromEntries(
    Object.entries(arrays).map(([oid, { write, read }]) => [
      `array${oid}`,
      {
        to: Number(oid),
        from: [Number(oid)],
        serialize: (value: unknown) => writeArray(value, write),
        parse: (raw: string) => readArray(raw, read),
      },
    ]),
  ),
}

function of(oids: number[], read: (raw: string) => unknown) {
  return Object.fromEntries(oids.map((oid) => [oid, { write: String, read }]))
}

function instantOf(raw: string): Temporal.Instant {
  return Temporal.Instant.from(raw.replace(' ', 'T'))
}

/** The text form of an array; what is text already is taken as that form. */
function writeArray(value: unknown, write: Scalar['write']): string {
  if (!Array.isArray(value)) return String(value)
  return `{${value.map((each) => (each === null || each === undefined ? 'null' : Array.isArray(each) ? writeArray(each, write) : `"${write(each).replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`
}

const ELEMENT = /([{}])|,|"((?:[^"\\]|\\.)*)"|([^{},"]+)/gs

function readArray(raw: string, read: Scalar['read']): unknown[] {
  const root: unknown[] = []
  const open = [root]
  for (const [, brace, quoted, bare] of raw.matchAll(ELEMENT)) {
    const within = open.at(-1) ?? root
    if (brace === '{') open.push(within[within.push([]) - 1] as unknown[])
    else if (brace === '}') open.pop()
    else if (quoted !== undefined) within.push(read(quoted.replaceAll(/\\(.)/gs, '$1')))
    else if (bare !== undefined) within.push(bare === 'NULL' ? null : read(bare))
  }
  return root[0] as unknown[]
}

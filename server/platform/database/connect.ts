import postgres from 'postgres'
import type { Database, Read, Transaction } from './database.ts'
import type { Line, Statement } from './line.ts'
import { Pool } from './pool.ts'
import { transact } from './transact.ts'
import { sqlTypes } from './types.ts'

export interface ConnectOptions {
  url: string
  /** Role taken on every connection, so that the server cannot alter what it may only append to. */
  role?: string
  /** For single statements; transactions have a quarter as many of their own, opened when needed. */
  maxConnections?: number
  /** A commit does not wait for the disk: a power cut may take back the last ones, never a part of one. For what is built anew after an interruption; a later commit that waits keeps all before it. */
  isHasty?: boolean
}

/**
 * Opens a pool; throws nothing by itself: the first query tells whether the server answers.
 * While PostgreSQL is away every query fails with the code of a lost or refused connection; when it is back they work again.
 */
export function connect({ url, role, maxConnections = 10, isHasty = false }: ConnectOptions): Database {
  const options = {
    onnotice: () => {},
    connection: {
      application_name: 'yiwang',
      TimeZone: 'Asia/Shanghai',
      ...(role ? { role } : {}),
      ...(isHasty ? { synchronous_commit: 'off' } : {}),
    },
    types: sqlTypes,
  }
  const pool = new Pool(url, maxConnections, options)
  // Makes statements and never connects: the pool decides on which line each one goes.
  const maker = postgres(url, { ...options, fetch_types: false }) as unknown as Read
  const plain = (text: string, line: Line) => onWay(maker.unsafe(text), (statement) => line.send(statement))
  return {
    read: handleOn<Read>(maker, (statement) => pool.send(statement)),
    write: async (body) => {
      const line = await pool.take()
      try {
        return await transact(line, (send) => handleOn<Transaction>(maker, send), plain, body)
      } finally {
        pool.giveBack(line)
      }
    },
    close: () => pool.close(),
  }
}

/** The driver's tagged template with every statement going the given way. */
function handleOn<H extends Read>(maker: Read, send: (statement: Statement) => void): H {
  const make = maker as unknown as (...given: unknown[]) => unknown
  const tagged = (...given: unknown[]) => {
    const made = make(...given)
    return isStatement(made) ? onWay(made, send) : made
  }
  const { json, array, types, typed } = maker
  const unsafe: Read['unsafe'] = (...given) => onWay(maker.unsafe(...given), send) as never
  return Object.assign(tagged, { json, array, types, typed, unsafe }) as unknown as H
}

function onWay(made: unknown, send: (statement: Statement) => void): Statement {
  const statement = made as Statement
  statement.handler = send
  return statement
}

function isStatement(made: unknown): boolean {
  return made instanceof Promise
}

import type { InjectOptions } from 'fastify'
import { compose } from '../../server/main.ts'
import type { World } from './world.ts'

export interface Answer {
  status: number
  // Tests look into answers of every shape; each asserts what it expects.
  body: Record<string, never> & { code?: string }
  bytes: Buffer
  headers: Record<string, unknown>
}

/** Somebody who calls the platform over HTTP, with their own cookie. */
export interface Caller {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body: unknown): Promise<Answer>
  delete(path: string): Promise<Answer>
  raw(options: InjectOptions): Promise<Answer>
}

/** The whole platform of a world behind its HTTP edge, and people who call it; the background work is done by hand with `settle`. */
export async function callersOf(world: World, options: { webFolder?: string } = {}) {
  const composition = await compose(world.platform, { requestsPerMinute: 100_000, ...options })
  await composition.http.ready()
  const caller = (): Caller => {
    let cookie = ''
    const raw = async (options: InjectOptions): Promise<Answer> => {
      const response = await composition.http.inject({
        ...options,
        headers: { ...options.headers, ...(cookie ? { cookie } : {}) },
      })
      const set = response.headers['set-cookie']
      if (set) cookie = String(Array.isArray(set) ? set[0] : set).split(';')[0] ?? ''
      const isJson = String(response.headers['content-type']).includes('json')
      return {
        status: response.statusCode,
        body: isJson ? (JSON.parse(response.body) as Answer['body']) : ({} as Answer['body']),
        bytes: response.rawPayload,
        headers: response.headers,
      }
    }
    const send = (
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      url: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) =>
      raw({
        method,
        url,
        ...(body === undefined
          ? {}
          : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
      })
    return {
      raw,
      get: (path) => send('GET', path),
      post: (path, body = {}, headers = {}) => send('POST', path, body, headers),
      put: (path, body) => send('PUT', path, body),
      delete: (path) => send('DELETE', path),
    }
  }
  return {
    composition,
    anonymous: caller,
    as: async (persona: string): Promise<Caller> => {
      const signedIn = caller()
      const { status } = await signedIn.post('/api/v1/demo/sign-in', { persona })
      if (status !== 200) throw new Error(`nobody is ${persona}: ${status}`)
      return signedIn
    },
  }
}

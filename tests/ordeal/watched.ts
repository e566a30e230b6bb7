import { expect } from 'vitest'
import type { InjectOptions } from 'fastify'
import { operations, problems, type Operation } from '#contract'
import type { Answer, Caller } from '#world'

export const everyOperation: readonly Operation[] = Object.values(operations).flatMap((group): Operation[] =>
  Object.values(group),
)

/** Codes that any operation may answer: they come from the edge, not from the operation. */
const general = /^(request|access|server)\./

/** Holds an answer to what is promised: no failure, and of refusals only those that the operation declares, in the one shape, without its insides. */
export function expectPromised(
  method: string,
  url: string,
  answer: Answer,
  { mayBeAway = false } = {},
): Answer {
  const what = `${method} ${url.slice(0, 120)} → ${answer.status} ${answer.body.code}`
  if (answer.status < 400) return answer
  expect(answer.headers['content-type'], what).toBe('application/problem+json')
  const code = String(answer.body.code)
  expect(Object.keys(problems), what).toContain(code)
  expect(problems[code as keyof typeof problems], what).toBe(answer.status)
  if (!general.test(code)) expect(operationOf(method, url)?.errors, what).toContain(code)
  if (!mayBeAway) expect(['server.failed', 'server.unavailable'], what).not.toContain(code)
  const text = JSON.stringify(answer.body)
  expect(text, what).not.toMatch(/node_modules|\bat [\w.]+ \(|\.ts:\d+|select |insert into|PostgresError/)
  expect(text.match(/\d{17}[\dX]/g)?.filter((number) => !url.includes(number)) ?? [], what).toEqual([])
  return answer
}

/** A caller whose every answer is held to what is promised. */
export function watched(caller: Caller): Caller {
  const look = async (method: string, url: string, answering: Promise<Answer>) =>
    expectPromised(method, url, await answering)
  return {
    get: (path) => look('GET', path, caller.get(path)),
    post: (path, body, headers) => look('POST', path, caller.post(path, body, headers)),
    put: (path, body) => look('PUT', path, caller.put(path, body)),
    delete: (path) => look('DELETE', path, caller.delete(path)),
    raw: (options: InjectOptions) =>
      look(
        options.method ?? 'GET',
        typeof options.url === 'string' ? options.url : (options.url?.pathname ?? ''),
        caller.raw(options),
      ),
  }
}

export function operationOf(method: string, url: string): Operation | undefined {
  const path = url.split('?')[0] ?? ''
  const fits = everyOperation.filter(
    (operation) =>
      operation.method === method &&
      new RegExp(`^${operation.path.replaceAll(/:\w+/g, '[^/]*')}$`).test(path),
  )
  // A path written out wins over one with a place in it.
  return fits.toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)[0]
}

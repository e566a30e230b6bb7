import type { InputArguments, OperationKey, OutputFor } from './operations.ts'
import { ApiProblem, type ApiProblemCode } from './problem.ts'

interface Parts {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** Calls one operation by method and path; throws `ApiProblem` for every refusal and for silence. */
export function request<K extends OperationKey>(key: K, ...given: InputArguments<K>): Promise<OutputFor<K>> {
  return requestWithSignal(key, undefined, ...given)
}

/** As `request`, ended by a signal when nobody waits for the answer any more. */
export async function requestWithSignal<K extends OperationKey>(
  key: K,
  signal: AbortSignal | undefined,
  ...[input]: InputArguments<K>
): Promise<OutputFor<K>> {
  const parts = (input ?? {}) as Parts
  const [method] = key.split(' ', 1)
  const answer = await send(addressOf(key, parts), {
    method,
    credentials: sessionless.has(key) ? 'omit' : 'same-origin',
    headers:
      parts.body === undefined
        ? { accept: 'application/json' }
        : { accept: 'application/json', 'content-type': 'application/json' },
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    ...(signal ? { signal } : {}),
  })
  if (!answer.ok) throw await problemOf(answer)
  return (await answer.json()) as OutputFor<K>
}

/** Asked by whoever holds a code, on whatever screen: who is signed in there is somebody else. */
const sessionless: ReadonlySet<string> = new Set<OperationKey>([
  'GET /api/v1/rating/invitations/:code',
  'POST /api/v1/rating/invitations/:code',
])

/** The address of an operation with its parameters filled in: for links to files and for event streams. */
export function addressFor<K extends OperationKey>(key: K, ...[input]: InputArguments<K>): string {
  return addressOf(key, (input ?? {}) as Parts)
}

function addressOf(key: string, { params, query }: Parts): string {
  const path = key
    .slice(key.indexOf(' ') + 1)
    .replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null)
      search.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  const written = search.toString()
  return written ? `${path}?${written}` : path
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiProblem('network', 0)
  }
}

async function problemOf(answer: Response): Promise<ApiProblem> {
  return problemFrom(answer.status, await answer.text().catch(() => ''))
}

/** What a refusal says, by the text of its answer. */
export function problemFrom(status: number, text: string): ApiProblem {
  const members = recordIn(text)
  const code =
    typeof members['code'] === 'string' ? (members['code'] as ApiProblemCode) : codeForStatus(status)
  return new ApiProblem(code, status, members)
}

function recordIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** A proxy in front of the platform answers without a code. */
function codeForStatus(status: number): ApiProblemCode {
  if (status === 401) return 'access.sign-in-required'
  if (status === 403) return 'access.denied'
  if (status === 404) return 'request.not-found'
  if (status === 413) return 'request.too-large'
  if (status === 429) return 'request.too-many'
  return status >= 500 ? 'server.unavailable' : 'request.invalid'
}

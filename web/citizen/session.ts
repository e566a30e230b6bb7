import { useLocation, useSearch } from 'wouter'
import type { ActsForView, PersonPrincipal } from '#contract'
import { useRead } from '#web/api'

export interface Session {
  /** Undefined while unknown and when nobody is signed in. */
  readonly person: PersonPrincipal | undefined
  readonly actsFor: readonly ActsForView[]
  readonly pending: boolean
  /** An officer is signed in on this browser: the citizen face is not theirs. */
  readonly officerName: string | undefined
}

/** Who is signed in on this browser. */
export function useSession(): Session {
  const current = useRead('GET /api/v1/identity/current', {}, { staleMs: 60_000 })
  const principal = current.data?.principal
  return {
    person: principal?.kind === 'person' ? principal : undefined,
    actsFor: current.data?.actsFor ?? [],
    pending: current.isPending,
    officerName: principal?.kind === 'officer' ? principal.name : undefined,
  }
}

/** The sign-in page that comes back here afterwards. */
export function useSignInPath(): string {
  const [path] = useLocation()
  const search = useSearch()
  return signInPath(search ? `${path}?${search}` : path)
}

export function signInPath(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`
}

/** Where to go after signing in: only inside this site. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/'
  return next.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/'
}

/** Whether the demonstration is on: its operations are not mounted otherwise. */
export function useDemo(): boolean {
  const personas = useRead('GET /api/v1/demo/personas', {}, { staleMs: Number.POSITIVE_INFINITY })
  return personas.data !== undefined
}

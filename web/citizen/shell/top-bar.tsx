import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useRead } from '#web/api'
import { Icon, Seal, setPreferences, usePreferences, useText } from '#web/ui'
import { useSession, useSignInPath } from '../session.ts'
import { shellText } from './shell.text.ts'

const places = [
  { path: '/', text: 'home' },
  { path: '/services', text: 'services' },
  { path: '/cases', text: 'myCases' },
  { path: '/certificates', text: 'myCertificates' },
] as const

/** Mark, ways and tools. `quiet` while filing: nothing that leads away, only where the draft stands. */
export function TopBar({
  quiet = false,
  onBand = false,
}: {
  readonly quiet?: boolean
  readonly onBand?: boolean
}) {
  const t = useText(shellText)
  const [path] = useLocation()
  return (
    <header className={onBand ? 'top on-band' : 'top'}>
      <div className="wrap">
        <Link href="/" className="mark">
          <Seal />
          <span>{t.brand}</span>
        </Link>
        {quiet ? (
          <span id="draft-state" className="draft-state" />
        ) : (
          <nav className="wide" aria-label={t.mainNavigation}>
            {places.map((place) => (
              <Link
                key={place.path}
                href={place.path}
                aria-current={isAt(path, place.path) ? 'page' : undefined}
              >
                {t[place.text]}
              </Link>
            ))}
          </nav>
        )}
        <div className="top-tools">
          <LargeTypeSwitch />
          {quiet ? null : <AccountTools />}
        </div>
      </div>
    </header>
  )
}

export function isAt(path: string, place: string): boolean {
  return place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`)
}

function LargeTypeSwitch() {
  const t = useText(shellText)
  const { type } = usePreferences()
  const large = type === 'large'
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={large}
      onClick={() => setPreferences({ type: large ? 'standard' : 'large' })}
    >
      {large ? t.standard : t.large}
    </button>
  )
}

function AccountTools(): ReactNode {
  const t = useText(shellText)
  const session = useSession()
  const signIn = useSignInPath()
  const notices = useRead(
    'GET /api/v1/notices',
    { query: { limit: 1 } },
    { enabled: session.person !== undefined, everyMs: 60_000 },
  )
  if (session.pending) return <span className="tool-space" />
  if (!session.person) {
    return (
      <Link className="tool" href={signIn}>
        {t.signIn}
      </Link>
    )
  }
  const unread = notices.data?.unread ?? 0
  return (
    <>
      <Link className="tool" href="/notices" aria-label={t.notices(unread)}>
        <Icon name="bell" />
        {unread > 0 ? <span className="dot" /> : null}
      </Link>
      <Link className="tool wide-only" href="/me">
        <Icon name="person" />
        {session.person.name}
      </Link>
    </>
  )
}

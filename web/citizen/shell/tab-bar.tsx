import { Link, useLocation } from 'wouter'
import { Icon, useText, type IconName } from '#web/ui'
import { shellText } from './shell.text.ts'
import { isAt } from './top-bar.tsx'

const tabs = [
  { path: '/', text: 'home', icon: 'home' },
  { path: '/services', text: 'services', icon: 'grid' },
  { path: '/cases', text: 'cases', icon: 'file' },
  { path: '/certificates', text: 'certificates', icon: 'code' },
  { path: '/me', text: 'me', icon: 'person' },
] as const satisfies readonly { path: string; text: keyof typeof shellText.zh; icon: IconName }[]

/** The ways on a phone. */
export function TabBar() {
  const t = useText(shellText)
  const [path] = useLocation()
  return (
    <nav className="tabs" aria-label={t.bottomNavigation}>
      {tabs.map((tab) => (
        <Link key={tab.path} href={tab.path} aria-current={isAt(path, tab.path) ? 'page' : undefined}>
          <Icon name={tab.icon} />
          {t[tab.text]}
        </Link>
      ))}
    </nav>
  )
}

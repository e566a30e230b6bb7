import { Link, useLocation } from 'wouter'
import { Icon, type IconName } from '#web/ui'

/** A way in the rail. */
export function RailLink({
  href,
  icon,
  children,
}: {
  readonly href: string
  readonly icon: IconName
  readonly children: string
}) {
  const [path] = useLocation()
  return (
    <Link href={href} aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}>
      <Icon name={icon} />
      {children}
    </Link>
  )
}

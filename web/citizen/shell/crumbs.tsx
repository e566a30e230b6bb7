import { Fragment } from 'react'
import { Link } from 'wouter'
import { Icon, useText } from '#web/ui'
import { shellText } from './shell.text.ts'

/** The way here from the home page; the page itself is named by its heading. */
export function Crumbs({
  steps,
}: {
  readonly steps: readonly { readonly path: string; readonly label: string }[]
}) {
  const t = useText(shellText)
  const all = [{ path: '/', label: t.home }, ...steps]
  return (
    <nav className="crumbs" aria-label={t.position}>
      {all.map((step, index) => (
        <Fragment key={step.path}>
          {index > 0 ? <Icon name="right" /> : null}
          <Link href={step.path}>{step.label}</Link>
        </Fragment>
      ))}
    </nav>
  )
}

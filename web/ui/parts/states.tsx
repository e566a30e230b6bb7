import { useEffect, useState, type ReactNode } from 'react'
import { ApiProblem, problemText } from '#web/api'
import { catalogue } from '../text/catalogue.ts'
import { usePick, useText } from '../text/language.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** Nothing here, said as news, with the next step. */
export function Empty({
  title,
  children,
  action,
  icon = 'tray',
  isPage = false,
}: {
  readonly title: string
  /** It is all that the page says: its words are the page's heading. */
  readonly isPage?: boolean
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly icon?: IconName
}) {
  return (
    <div className="state">
      <Icon name={icon} />
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children ? <p>{children}</p> : null}
      {action ? <div className="act">{action}</div> : null}
    </div>
  )
}

/** Bars in the shape of what comes; seen only after 300 ms. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const t = useText(text)
  return (
    <output className="sk" aria-label={t.loading}>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} />
      ))}
    </output>
  )
}

/** A refusal or a failure: what it means and what to do. No-permission and not-found have their own look. */
export function ProblemState({
  problem,
  retry,
  action,
  isPage = false,
}: {
  readonly problem: unknown
  /** It is all that the page says: its words are the page's heading. */
  readonly isPage?: boolean
  readonly retry?: () => void
  readonly action?: ReactNode
}) {
  const t = useText(text)
  const pick = usePick()
  const status = problem instanceof ApiProblem ? problem.status : 500
  const closed = status === 401 || status === 403
  const missing = status === 404 || status === 410
  const title = closed ? t.closed : missing ? t.missing : t.failed
  return (
    <div className={closed || missing ? 'state' : 'state bad'} role="alert">
      <Icon name={closed ? 'lock' : missing ? 'search' : 'warn'} />
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      <p>{pick(problemText(problem))}</p>
      <div className="act">
        {!closed && !missing && retry ? (
          <Button size="small" look="quiet" onClick={retry}>
            {t.again}
          </Button>
        ) : null}
        {action}
      </div>
    </div>
  )
}

/** One sentence that stays in its place: an offer, a warning, a result. */
export function Banner({
  look = 'info',
  children,
  action,
}: {
  readonly look?: 'info' | 'ok' | 'warn' | 'bad'
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  const icons = { info: 'info', ok: 'ok', warn: 'warn', bad: 'warn' } as const
  return (
    <div className={`banner ${look}`} role={look === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[look]} />
      <div>
        {children}
        {action ? <div className="act">{action}</div> : null}
      </div>
    </div>
  )
}

/** Long work with a count. */
export function Progress({
  done,
  all,
  label,
}: {
  readonly done: number
  readonly all: number
  readonly label: string
}) {
  return <progress className="bar-track" aria-label={label} value={done} max={Math.max(all, 1)} />
}

/** Whether the browser says that there is no network. */
export function useOffline(): boolean {
  const [offline, setOffline] = useState(!navigator.onLine)
  useEffect(() => {
    const update = () => setOffline(!navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    return () => {
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    }
  }, [])
  return offline
}

const text = catalogue({
  loading: ['正在加载', 'Loading'],
  closed: ['这里您现在看不了', 'You cannot see this now'],
  missing: ['没有找到', 'Not found'],
  failed: ['这次没有成功', 'That did not work'],
  again: ['再试一次', 'Try again'],
})

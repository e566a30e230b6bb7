import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SessionView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import {
  Banner,
  Button,
  Confirm,
  formatMoment,
  formatParts,
  Loading,
  PageTitle,
  ProblemState,
  toast,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { accountText, sessionsText } from './account.text.ts'

/** Where the account is signed in; each can be ended. */
export function SessionsPage() {
  const t = useText(sessionsText)
  const account = useText(accountText)
  const pick = usePick()
  const client = useQueryClient()
  const [, go] = useLocation()
  const [asking, setAsking] = useState(false)
  const read = useRead('GET /api/v1/identity/sessions', {})
  const end = useAct('DELETE /api/v1/identity/sessions/:sessionId', {
    refreshes: ['GET /api/v1/identity/sessions'],
    onDone: () => toast(t.ended),
  })
  const endAll = useAct('POST /api/v1/identity/sign-out-everywhere', {
    onDone: () => {
      client.clear()
      go('/')
    },
  })
  return (
    <div className="wrap narrow page">
      <Crumbs steps={[{ path: '/me', label: account.title }]} />
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {end.error ? <Banner look="bad">{pick(problemText(end.error))}</Banner> : null}
      <ul className="rows">
        {(read.data?.sessions ?? []).map((session) => (
          <li key={session.id} className="with-act">
            <SessionRow session={session} />
            {session.current ? null : (
              <Button
                look="quiet"
                size="small"
                busy={end.isPending}
                onClick={() => end.mutate({ params: { sessionId: session.id } })}
              >
                {t.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="spaced">
        <Button look="danger" size="small" onClick={() => setAsking(true)}>
          {t.endAll}
        </Button>
      </p>
      {asking ? (
        <Confirm
          title={t.endAllTitle}
          verb={t.endAll}
          danger
          busy={endAll.isPending}
          onConfirm={() => endAll.mutate({})}
          onClose={() => setAsking(false)}
        >
          <p>{t.endAllWords}</p>
        </Confirm>
      ) : null}
    </div>
  )
}

function SessionRow({ session }: { readonly session: SessionView }) {
  const t = useText(sessionsText)
  const language = useLanguage()
  return (
    <div className="row still">
      <strong>
        {deviceName(session.agent) ?? t.unknownAgent}
        {session.current ? <span className="tag ok">{t.current}</span> : null}
      </strong>
      <span className="sub">
        {formatParts(
          [
            t.lastSeen(formatMoment(session.lastSeenAt, language)),
            t.since(formatMoment(session.createdAt, language)),
            session.ipPrefix ? t.from(session.ipPrefix) : undefined,
          ],
          language,
        )}
      </span>
    </div>
  )
}

/** The browser and system that a user agent names, roughly: enough to know one's own. */
function deviceName(agent: string | null): string | undefined {
  if (!agent) return undefined
  const browser = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'].find((name) =>
    agent.includes(name),
  )
  const system = ['iPhone', 'iPad', 'Android', 'HarmonyOS', 'Windows', 'Mac OS X', 'Linux'].find((name) =>
    agent.includes(name),
  )
  return (
    [browser === 'Edg' ? 'Edge' : browser === 'MicroMessenger' ? 'WeChat' : browser, system]
      .filter(Boolean)
      .join(' · ') || undefined
  )
}

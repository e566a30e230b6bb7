import { App, Button, Table } from 'antd'
import { problemText, useAct, useRead, type OutputFor } from '#web/api'
import { catalogue, formatMoment, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { CURRENT } from './session.ts'

const LIST = 'GET /api/v1/identity/sessions'
type Session = OutputFor<typeof LIST>['sessions'][number]

/** Where this account is signed in, and the way to end it. */
export default function SessionsPage() {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { message } = App.useApp()
  const list = useRead(LIST, {})
  const onError = (error: unknown) => void message.error(pick(problemText(error)))
  const end = useAct('DELETE /api/v1/identity/sessions/:sessionId', { refreshes: [LIST, CURRENT] })
  const endAll = useAct('POST /api/v1/identity/sign-out-everywhere', { refreshes: [CURRENT] })
  if (list.isPending) return <Loading />
  if (list.isError) return <ProblemState isPage problem={list.error} retry={() => void list.refetch()} />
  const { sessions } = list.data
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title(sessions.length)}</h1>
        <Button danger loading={endAll.isPending} onClick={() => endAll.mutate({}, { onError })}>
          {t.endAll}
        </Button>
      </header>
      <Table<Session>
        size="small"
        rowKey="id"
        dataSource={sessions}
        pagination={false}
        scroll={{ x: 720 }}
        columns={[
          {
            title: t.device,
            render: (_value, session) => (
              <>
                {deviceName(session.agent) ?? t.unknown}
                {session.current ? <span className="flag in">{t.current}</span> : null}
              </>
            ),
          },
          { title: t.address, dataIndex: 'ipPrefix', className: 'mono' },
          { title: t.since, render: (_value, session) => formatMoment(session.createdAt, language) },
          { title: t.seen, render: (_value, session) => formatMoment(session.lastSeenAt, language) },
          { title: t.until, render: (_value, session) => formatMoment(session.expiresAt, language) },
          {
            title: <span className="vh">{t.end}</span>,
            align: 'right',
            render: (_value, session) =>
              session.current ? null : (
                <Button
                  size="small"
                  onClick={() => end.mutate({ params: { sessionId: session.id } }, { onError })}
                >
                  {t.end}
                </Button>
              ),
          },
        ]}
      />
      <p className="note">{t.note}</p>
    </section>
  )
}

/** A browser and system out of the long line that browsers send. */
function deviceName(agent: string | null): string | undefined {
  if (agent === null) return undefined
  const browser = /Edg|Firefox|Chrome|Safari/.exec(agent)?.[0]?.replace('Edg', 'Edge')
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/.exec(agent)?.[0]
  return [browser, system].filter(Boolean).join('，') || agent.slice(0, 40)
}

const text = catalogue({
  title: [
    (count: number) => `${count}处登录着`,
    (count: number) => `Signed in at ${count} ${count === 1 ? 'place' : 'places'}`,
  ],
  endAll: ['全部退出', 'Sign out everywhere'],
  device: ['浏览器', 'Browser'],
  unknown: ['没有说明', 'not stated'],
  current: ['就是这里', 'this one'],
  address: ['网段', 'Network'],
  since: ['登录', 'Signed in'],
  seen: ['最近用过', 'Last used'],
  until: ['到期', 'Ends'],
  end: ['退出', 'End'],
  note: [
    '有一处不认识，先全部退出，再改密码。没写完的意见留在各自的电脑上，不会丢。',
    'If one is unknown to you, sign out everywhere and change the password. Unfinished opinions stay on their own computers.',
  ],
})

import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { NoticeView } from '#contract'
import { useAct, useRead } from '#web/api'
import { catalogue, Empty, formatMoment, Loading, ProblemState, useLanguage, useText } from '#web/ui'
import { useMatterNames } from '../matters/matter-data.ts'
import { noticeText, sayNotice } from './notice-words.ts'

const NOTICES = 'GET /api/v1/notices'

/** What the platform told the officer, newest first: who asks, what came, who presses. */
export default function NoticesPage() {
  const t = useText(text)
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const first = useRead(NOTICES, { query: {} })
  const readAll = useAct('POST /api/v1/notices/read', { refreshes: [NOTICES] })
  useEffect(() => {
    document.title = t.title
  }, [t])
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
        {first.data && first.data.unread > 0 ? (
          <Button loading={readAll.isPending} onClick={() => readAll.mutate({})}>
            {t.allRead(first.data.unread)}
          </Button>
        ) : null}
      </header>
      {pages.map((after, index) => (
        <Page
          key={after ?? 'first'}
          after={after}
          onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
        />
      ))}
    </section>
  )
}

function Page({
  after,
  onMore,
}: {
  readonly after: string | undefined
  readonly onMore: ((next: string) => void) | undefined
}) {
  const t = useText(text)
  const words = useText(noticeText)
  const language = useLanguage()
  const named = useMatterNames()
  const titles = useMemo(
    () => new Map(named.map(({ slug, title }) => [slug, title[language]])),
    [named, language],
  )
  const read = useRead(NOTICES, { query: after ? { after } : {} })
  const markRead = useAct('POST /api/v1/notices/:noticeId/read', { refreshes: [NOTICES] })
  if (read.isPending) return <Loading lines={6} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const { notices, next } = read.data
  if (notices.length === 0)
    return after === undefined ? (
      <Empty icon="bell" title={t.none}>
        {t.noneWords}
      </Empty>
    ) : null
  return (
    <>
      <ul className="notices">
        {notices.map((notice) => (
          <li key={notice.id} className={notice.readAt === null ? 'unread' : ''}>
            <Link
              href={linkOf(notice)}
              onClick={() => notice.readAt === null && markRead.mutate({ params: { noticeId: notice.id } })}
            >
              {notice.readAt === null ? <span className="vh">{t.unread}</span> : null}
              {sayNotice(notice, words, titles)}
            </Link>
            <time dateTime={notice.createdAt}>{formatMoment(notice.createdAt, language)}</time>
          </li>
        ))}
      </ul>
      {next && onMore ? <Button onClick={() => onMore(next)}>{t.more}</Button> : null}
    </>
  )
}

/** Where a notice leads: to its case, an objection to the one who reviews it. */
function linkOf({ kind, caseId, params }: NoticeView): string {
  const id = caseId ?? params['caseId']
  if (kind === 'supervision.objected') return '/officer/supervision?state=objected'
  return typeof id === 'string' ? `/officer/cases/${id}` : '/officer'
}

const text = catalogue({
  title: ['消息', 'Notices'],
  allRead: [(count: number) => `${count}条都标为已读`, (count: number) => `Mark all ${count} read`],
  none: ['还没有消息', 'No notices yet'],
  noneWords: [
    '有人转给您、请您看或者催办，会在这里告诉您。',
    'When somebody transfers, asks or presses, you are told here.',
  ],
  unread: ['未读', 'Unread'],
  more: ['再看一些', 'Show more'],
})

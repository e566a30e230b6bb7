import { useState } from 'react'
import { Link } from 'wouter'
import type { NoticeView } from '#contract'
import { useAct, useRead } from '#web/api'
import {
  Button,
  Empty,
  formatMoment,
  Icon,
  Loading,
  PageTitle,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { noticesText } from './account.text.ts'
import { noticeText, sayNotice } from './notice-words.ts'

/** What these tell of stands on the first page. */
const AT_HOME: readonly string[] = ['offer.found', 'licence.needed']

/** What the platform told me, newest first. */
export function NoticesPage() {
  const t = useText(noticesText)
  const pick = usePick()
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const matters = useRead('GET /api/v1/matters', {}, { staleMs: 600_000 })
  const titles = new Map((matters.data?.matters ?? []).map((matter) => [matter.slug, pick(matter.title)]))
  const first = useRead('GET /api/v1/notices', { query: {} })
  const markAll = useAct('POST /api/v1/notices/read', { refreshes: ['GET /api/v1/notices'] })
  return (
    <div className="wrap narrow page">
      <div className="h">
        <PageTitle document={t.title}>{t.title}</PageTitle>
        {first.data && first.data.unread > 0 ? (
          <Button look="text" size="small" busy={markAll.isPending} onClick={() => markAll.mutate({})}>
            {t.allRead}
          </Button>
        ) : null}
      </div>
      {matters.isPending ? (
        <Loading />
      ) : (
        <ul className="rows">
          {pages.map((after, index) => (
            <NoticePage
              key={after ?? 'first'}
              after={after}
              titles={titles}
              onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function NoticePage({
  after,
  titles,
  onMore,
}: {
  readonly after: string | undefined
  readonly titles: ReadonlyMap<string, string>
  readonly onMore: ((next: string) => void) | undefined
}) {
  const t = useText(noticesText)
  const read = useRead('GET /api/v1/notices', { query: after ? { after } : {} })
  if (read.isPending)
    return (
      <li className="bare">
        <Loading />
      </li>
    )
  if (read.error)
    return (
      <li className="bare">
        <ProblemState problem={read.error} retry={() => void read.refetch()} />
      </li>
    )
  const { notices, next } = read.data
  if (notices.length === 0 && after === undefined)
    return (
      <li className="bare">
        <Empty icon="bell" title={t.empty}>
          {t.emptyWords}
        </Empty>
      </li>
    )
  return (
    <>
      {notices.map((notice) => (
        <li key={notice.id}>
          <NoticeRow notice={notice} titles={titles} />
        </li>
      ))}
      {next && onMore ? (
        <li className="bare more">
          <Button look="quiet" size="small" onClick={() => onMore(next)}>
            {t.more}
          </Button>
        </li>
      ) : null}
    </>
  )
}

function NoticeRow({
  notice,
  titles,
}: {
  readonly notice: NoticeView
  readonly titles: ReadonlyMap<string, string>
}) {
  const t = useText(noticesText)
  const words = useText(noticeText)
  const language = useLanguage()
  const markRead = useAct('POST /api/v1/notices/:noticeId/read', { refreshes: ['GET /api/v1/notices'] })
  const said = (
    <>
      <strong>
        {notice.readAt === null ? (
          <span className="unread">
            <span className="vh">{t.unread}</span>
          </span>
        ) : null}
        {sayNotice(notice, words, titles)}
      </strong>
      <span className="sub">{formatMoment(notice.createdAt, language)}</span>
    </>
  )
  const href = notice.caseId ? `/cases/${notice.caseId}` : AT_HOME.includes(notice.kind) ? '/' : undefined
  if (!href) return <div className="row still">{said}</div>
  return (
    <Link
      className="row"
      href={href}
      onClick={() => notice.readAt === null && markRead.mutate({ params: { noticeId: notice.id } })}
    >
      {said}
      <Icon name="right" />
    </Link>
  )
}

import { Button } from 'antd'
import type { HeldPost } from '#contract'
import { formatFullDay, useLanguage, useText } from '#web/ui'
import { roleWords } from '../session/role-words.ts'
import { staffText } from './staff.text.ts'

/** Posts with who holds them; on a narrow screen each is a card. */
export function StaffTable({
  posts,
  onEnd,
}: {
  readonly posts: readonly HeldPost[]
  readonly onEnd: (post: HeldPost) => void
}) {
  const t = useText(staffText)
  const roles = useText(roleWords)
  const language = useLanguage()
  const day = (date: string) => formatFullDay(date, language)
  return (
    <ul className="staff-rows">
      {posts.map((post) => (
        <li key={post.holdingId}>
          <div>
            <strong>{post.name}</strong> <span className="num">{post.staffNumber}</span>
            <small>{post.unitName}</small>
          </div>
          <div>
            {post.postName} <span className="tag">{roles[post.role]}</span>
            {post.main ? <span className="tag ok">{t.main}</span> : null}
          </div>
          <div>
            {post.to ? t.span(day(post.from), day(post.to)) : t.from(day(post.from))}
            {post.state === 'coming' ? <span className="tag warn">{t.coming}</span> : null}
            <small>{post.given ? t.givenBy(post.given.by, day(post.given.at)) : t.loaded}</small>
            {post.ended ? (
              <small>{t.endedBy(post.ended.by, day(post.ended.at), post.ended.reason)}</small>
            ) : null}
          </div>
          <div>
            {post.mayEnd ? (
              <Button
                size="small"
                aria-label={t.endWhat(post.name, post.postName)}
                onClick={() => onEnd(post)}
              >
                {t.end}
              </Button>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

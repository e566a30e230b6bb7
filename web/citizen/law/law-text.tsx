import type { OutputFor } from '#web/api'
import { formatFullDay, formatParts, useLanguage, useText } from '#web/ui'
import { lawText } from './law.text.ts'

type Article = OutputFor<'GET /api/v1/law/article'>

/** An article with the cited words marked in it. */
export function LawText({ found }: { readonly found: Article }) {
  const t = useText(lawText)
  const language = useLanguage()
  const lines = found.article.text.split('\n')
  const cited = new Set(found.words.split('\n'))
  const some = found.words !== found.article.text
  return (
    <div className="law-text" lang="zh-CN">
      {found.article.chapter ? <p className="note">{found.article.chapter}</p> : null}
      <h2>{found.article.label}</h2>
      {lines.map((line) =>
        some && cited.has(line) ? (
          <p key={line}>
            <mark>{line}</mark>
          </p>
        ) : (
          <p key={line}>{line}</p>
        ),
      )}
      <p className="note">
        {formatParts(
          [
            found.statute.title,
            t.version(formatFullDay(found.statute.version, language)),
            t.since(formatFullDay(found.statute.effectiveFrom, language)),
          ],
          language,
        )}
      </p>
      {t.chineseOnly ? (
        <p className="note" lang="en">
          {t.chineseOnly}
        </p>
      ) : null}
    </div>
  )
}

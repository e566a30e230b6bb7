import { Link } from 'wouter'
import { useRead } from '#web/api'
import { formatFullDay, formatParts, Loading, PageTitle, ProblemState, useLanguage, useText } from '#web/ui'
import { LawText } from './law-text.tsx'
import { lawText } from './law.text.ts'

/** A statute whole, or one article of it at its own address. */
export function LawPage({ name, place }: { readonly name: string; readonly place: string | undefined }) {
  return (
    <div className="wrap narrow page">
      {place === undefined ? <Statute name={name} /> : <Article name={name} place={place} />}
    </div>
  )
}

function Article({ name, place }: { readonly name: string; readonly place: string }) {
  const t = useText(lawText)
  const read = useRead(
    'GET /api/v1/law/article',
    { query: { address: `law:${name}#${place}` } },
    { staleMs: 3_600_000 },
  )
  if (read.isPending) return <Loading />
  if (read.error) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  return (
    <>
      <PageTitle document={read.data.citation}>{read.data.citation}</PageTitle>
      <LawText found={read.data} />
      <p className="small spaced">
        <Link href={`/law/${encodeURIComponent(name)}`}>{t.whole}</Link>
      </p>
    </>
  )
}

function Statute({ name }: { readonly name: string }) {
  const t = useText(lawText)
  const language = useLanguage()
  const read = useRead('GET /api/v1/law/statutes/:name', { params: { name } }, { staleMs: 3_600_000 })
  if (read.isPending) return <Loading lines={12} />
  if (read.error) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { statute, articles } = read.data
  return (
    <>
      <PageTitle document={statute.title}>{statute.title}</PageTitle>
      <p className="note">
        {formatParts(
          [
            t.version(formatFullDay(statute.version, language)),
            t.since(formatFullDay(statute.effectiveFrom, language)),
            t.articles(articles.length),
          ],
          language,
        )}
      </p>
      <div className="law-text" lang="zh-CN">
        {articles.map((article, index) => (
          <div key={article.address} id={article.address.split('#')[1]}>
            {article.chapter && article.chapter !== articles[index - 1]?.chapter ? (
              <h2>{article.chapter}</h2>
            ) : null}
            <h3>{article.label}</h3>
            {article.text.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

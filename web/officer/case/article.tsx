import type { Citation } from '#contract'
import { useRead } from '#web/api'
import {
  Banner,
  catalogue,
  formatCitation,
  formatDay,
  Loading,
  ProblemState,
  useLanguage,
  useText,
} from '#web/ui'

/** An article in the version in force on a day, with the words that are cited underlined. */
export function Article({ citation, on }: { readonly citation: Citation; readonly on: string }) {
  const t = useText(text)
  const language = useLanguage()
  if ('law' in citation) return <FromLibrary address={citation.law} on={on} />
  return (
    <section className="article">
      <h2>{formatCitation(citation, language)}</h2>
      <Banner look="warn">{citation.verified ? t.outside : t.unverified}</Banner>
    </section>
  )
}

function FromLibrary({ address, on }: { readonly address: string; readonly on: string }) {
  const t = useText(text)
  const language = useLanguage()
  const read = useRead('GET /api/v1/law/article', { query: { address, on } }, { staleMs: 3_600_000 })
  if (read.isPending) return <Loading lines={4} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const { citation, statute, article, words } = read.data
  return (
    <section className="article" aria-live="polite">
      <h2>
        {citation}
        <small>{t.inForce(formatDay(statute.effectiveFrom, language))}</small>
      </h2>
      <blockquote>{marked(article.text, words)}</blockquote>
      {article.chapter ? (
        <p className="muted">{[statute.title, article.chapter, article.section].filter(Boolean).join(' ')}</p>
      ) : null}
    </section>
  )
}

/** The cited words inside their article; the whole article is not underlined when the whole is cited. */
function marked(whole: string, words: string) {
  const start = words.length < whole.length ? whole.indexOf(words) : -1
  if (start < 0) return whole
  return (
    <>
      {whole.slice(0, start)}
      <em>{words}</em>
      {whole.slice(start + words.length)}
    </>
  )
}

const text = catalogue({
  inForce: [(day: string) => `${day}起施行`, (day: string) => `in force since ${day}`],
  outside: ['这份文件不在法规库里，请看原文。', 'This document is outside the library; see the original.'],
  unverified: [
    '这份文件不在法规库里，引用还没有与原文核对。',
    'This document is outside the library and the citation has not been compared with it.',
  ],
})

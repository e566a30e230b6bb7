import { Link } from 'wouter'
import type { Citation } from '#contract'
import { formatCitation, lawPath } from '../format/citation.ts'
import { catalogue } from '../text/catalogue.ts'
import { useLanguage, useText } from '../text/language.ts'

/** Names a legal basis; opens the article where the library holds it. `onOpen` shows it beside the page instead. */
export function LawLink({
  citation,
  onOpen,
}: {
  readonly citation: Citation
  readonly onOpen?: (citation: Citation) => void
}) {
  const language = useLanguage()
  const t = useText(text)
  const path = lawPath(citation)
  const name = formatCitation(citation, language)
  if (!path) {
    const verified = 'verified' in citation && citation.verified
    return (
      <span className="law-name">
        {name}
        {verified ? null : (
          <span className="tag" style={{ marginInlineStart: 6 }}>
            {t.unverified}
          </span>
        )}
      </span>
    )
  }
  return (
    <Link
      href={path}
      onClick={(event: React.MouseEvent) => {
        if (!onOpen || event.metaKey || event.ctrlKey) return
        event.preventDefault()
        onOpen(citation)
      }}
    >
      {name}
    </Link>
  )
}

const text = catalogue({ unverified: ['未与原文核对', 'not compared with the original'] })

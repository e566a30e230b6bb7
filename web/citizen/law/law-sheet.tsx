import { Link } from 'wouter'
import type { Citation } from '#contract'
import { useRead } from '#web/api'
import { formatCitation, lawPath, Loading, ProblemState, Sheet, useLanguage, useText } from '#web/ui'
import { LawText } from './law-text.tsx'
import { lawText } from './law.text.ts'

/** An article read beside the page that cites it. */
export function LawSheet({
  citation,
  onClose,
}: {
  readonly citation: Citation
  readonly onClose: () => void
}) {
  const t = useText(lawText)
  const language = useLanguage()
  const address = 'law' in citation ? citation.law : ''
  const read = useRead(
    'GET /api/v1/law/article',
    { query: { address } },
    { enabled: address !== '', staleMs: 3_600_000 },
  )
  const whole = lawPath(citation)?.replace(/\/[^/]*$/, '')
  return (
    <Sheet title={formatCitation(citation, language)} onClose={onClose}>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data ? <LawText found={read.data} /> : null}
      {whole ? (
        <p className="small spaced">
          <Link href={whole}>{t.whole}</Link>
        </p>
      ) : null}
    </Sheet>
  )
}

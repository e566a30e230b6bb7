import { Link } from 'wouter'
import type { MatterSummary } from '#contract'
import { formatParts, formatPeriod, Icon, useLanguage, usePick, useText } from '#web/ui'
import { searchText } from './service.text.ts'

interface Because {
  readonly field: 'title' | 'keyword' | 'name' | 'summary'
  readonly text: string
}

/** A matter in a list: plain words first, then how long it takes, its official name, and why it was found. */
export function MatterRow({
  matter,
  because,
}: {
  readonly matter: MatterSummary
  readonly because?: Because
}) {
  const t = useText(searchText)
  const pick = usePick()
  const language = useLanguage()
  const soon = matter.handling === 'instant' ? t.instant : t.within(formatPeriod(matter.promised, language))
  const official = pick(matter.name)
  return (
    <Link className="row" href={`/services/${matter.slug}`}>
      <strong>{pick(matter.title)}</strong>
      <span className="sub">
        {formatParts(
          [
            matter.legs > 0 ? t.legs(matter.legs) : undefined,
            soon,
            official === pick(matter.title) ? undefined : official,
          ],
          language,
        )}
        {because && because.field !== 'title' && because.text !== official ? (
          <span className="because">{t.becauseWords(t.because[because.field], because.text)}</span>
        ) : null}
      </span>
      <Icon name="right" />
    </Link>
  )
}

import { Link } from 'wouter'
import type { CaseView } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'

/** The cases it belongs with, by how. */
export function Links({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const pick = usePick()
  if (view.links.length === 0) return null
  return (
    <section>
      <h2>{t.title}</h2>
      <ul className="lines">
        {view.links.map((link) => (
          <li key={`${link.caseId}-${link.relation}`}>
            <Link href={`/officer/cases/${link.caseId}`}>{pick(link.title)}</Link>
            <span>
              {t[link.relation]} <span className="num">{link.number.slice(-12)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const text = catalogue({
  title: ['相关办件', 'Other cases'],
  related: ['关联', 'linked'],
  'merged-into': ['并入了它', 'merged into it'],
  'merged-from': ['并入这里', 'merged into this one'],
  'split-into': ['从这里拆出', 'split off this one'],
  'split-from': ['从它拆出', 'split off from it'],
})

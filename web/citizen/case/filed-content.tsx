import { useState } from 'react'
import type { CaseView } from '#contract'
import {
  formatMoment,
  formatParts,
  Icon,
  SourceChip,
  TypedChip,
  useHistoryWords,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { caseText } from './case.text.ts'
import { FiledMaterials } from './filed-materials.tsx'

/** What was filed, with the source of every value, and everything that happened: folded until asked for. */
export function FiledContent({ view }: { readonly view: CaseView }) {
  const t = useText(caseText)
  const pick = usePick()
  const language = useLanguage()
  const words = useHistoryWords()
  // Looking at what was handed in is a look on record: only when it is asked for.
  const [shown, setShown] = useState(false)
  return (
    <section className="folds">
      <details>
        <summary>
          {t.filedContent}
          <small>{t.counts(view.count.typed, view.count.chosen, view.count.held)}</small>
          <Icon name="down" />
        </summary>
        <dl className="values">
          {view.fields.map((field) => (
            <div key={field.name}>
              <dt>{pick(field.label)}</dt>
              <dd>
                {field.text}
                {field.difference ? (
                  <small className="differs">{t.differs(field.difference.found)}</small>
                ) : null}
              </dd>
              <dd className="from">
                {field.source ? (
                  <SourceChip source={field.source} differs={field.difference !== undefined} />
                ) : (
                  <TypedChip />
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      {view.materials.some(({ held }) => !held) ? (
        <details onToggle={(event) => event.currentTarget.open && setShown(true)}>
          <summary>
            {t.materials}
            <small>{t.materialCount(view.materials.length)}</small>
            <Icon name="down" />
          </summary>
          {shown ? <FiledMaterials view={view} /> : null}
        </details>
      ) : null}
      <details>
        <summary>
          {t.history}
          <Icon name="down" />
        </summary>
        <ol className="history">
          {view.history.map((entry, index) => (
            <li key={`${entry.revision}-${entry.type}-${index}`}>
              <time>{formatMoment(entry.at, language)}</time>
              <span>
                {words(entry)}
                <small>{formatParts([entry.by.name, entry.by.unitName], language)}</small>
                {entry.opinion ? <small>{entry.opinion}</small> : null}
              </span>
            </li>
          ))}
        </ol>
      </details>
      <p className="meta">
        {t.number} <span className="mono">{view.number}</span>
        <br />
        {t.unit} {view.unit.name}
        <br />
        {t.filedBy} {view.filer.name}
      </p>
    </section>
  )
}

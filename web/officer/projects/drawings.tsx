import type { ProjectView } from '#contract'
import { formatMoment, useLanguage, useText } from '#web/ui'
import { projectsText } from './projects.text.ts'
import { Verdicts } from './verdicts.tsx'

/** Every version of the drawings, the newest first: its sheets, and who reviewed it. */
export function Drawings({ drawings }: { readonly drawings: ProjectView['drawings'] }) {
  const t = useText(projectsText)
  const language = useLanguage()
  if (drawings.length === 0) return null
  return (
    <section>
      <h2>{t.drawings}</h2>
      {drawings.map((set, at) => (
        <article key={set.version} className="drawing-set">
          <h3>
            {t.version(set.version)} {at === 0 ? <span className="stands granted">{t.current}</span> : null}{' '}
            <small className="muted">{formatMoment(set.keptAt, language)}</small>
          </h3>
          <ul className="part-list">
            {set.sheets.map((sheet) => (
              <li key={sheet.name}>
                <span>
                  {sheet.name} {sheet.isChanged ? <em className="bad">{t.changed}</em> : null}
                </span>
                <span className="muted">{sheet.files.join('、')}</span>
              </li>
            ))}
          </ul>
          {set.verdicts.length > 0 ? <Verdicts verdicts={set.verdicts} passed={t.passed} /> : null}
          <p className="note digest">
            {t.digest} <code>{set.digest}</code>
          </p>
        </article>
      ))}
    </section>
  )
}

import type { ProjectView } from '#contract'
import { formatFullDay, useLanguage, usePick, useText } from '#web/ui'
import { projectText } from './project.text.ts'

/** Every version of the drawings, the newest first, with who said what of it. */
export function Drawings({ drawings }: { readonly drawings: ProjectView['drawings'] }) {
  const t = useText(projectText)
  const pick = usePick()
  const language = useLanguage()
  if (drawings.length === 0) return null
  return (
    <section className="spaced">
      <h2>{t.drawings}</h2>
      <ul className="drawings">
        {drawings.map((set, at) => {
          const changed = set.sheets.filter(({ isChanged }) => isChanged).map(({ name }) => name)
          return (
            <li key={set.version}>
              <h3>
                {t.version(set.version)} {at === 0 ? <span className="state">{t.current}</span> : null}
              </h3>
              <small>{formatFullDay(set.keptAt, language)}</small>
              {changed.length > 0 ? <p>{t.changed(changed.join('、'))}</p> : null}
              <ul className="verdicts">
                {set.verdicts.map((verdict) => (
                  <li key={`${verdict.round}${verdict.reviewer.zh}`}>
                    <b>{pick(verdict.reviewer)}</b>
                    <span className={verdict.passed ? 'good' : 'bad'}>
                      {verdict.passed ? t.passed : verdict.said}
                    </span>
                  </li>
                ))}
              </ul>
              <small className="digest">{t.digest(set.digest)}</small>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

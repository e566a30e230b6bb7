import type { ProjectView } from '#contract'
import { formatMoment, LawLink, useLanguage, usePick, useText } from '#web/ui'
import { projectsText } from './projects.text.ts'

type Verdict = ProjectView['visits'][number]

/** Who said what, by round: one list. */
export function Verdicts({
  verdicts,
  passed,
  ofRound,
}: {
  readonly verdicts: readonly Verdict[]
  readonly passed: string
  readonly ofRound?: (round: number) => string
}) {
  const t = useText(projectsText)
  const pick = usePick()
  const language = useLanguage()
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.reviewer}</th>
            <th scope="col">{t.said}</th>
            <th scope="col">{t.at}</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict) => (
            <tr key={`${verdict.round}${verdict.reviewer.zh}`}>
              <td className="main-cell">
                {pick(verdict.reviewer)}
                <small>{verdict.unit}</small>
                {ofRound ? <small>{ofRound(verdict.round)}</small> : null}
              </td>
              <td className={verdict.passed ? 'wrap-cell good' : 'wrap-cell bad'}>
                {verdict.passed ? passed : verdict.said}
                {verdict.basis.map((basis) => (
                  <LawLink key={JSON.stringify(basis)} citation={basis} />
                ))}
              </td>
              <td>{formatMoment(verdict.at, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import type { ProjectView } from '#contract'
import { LawLink, usePick, useText } from '#web/ui'
import { projectsText } from './projects.text.ts'

/** What was to be changed, round by round: every comment of a round went out in one notice (优化营商环境条例第三十六条第一款). */
export function Notices({ project }: { readonly project: ProjectView }) {
  const t = useText(projectsText)
  const pick = usePick()
  const rounds = [...project.drawings.flatMap(({ verdicts }) => verdicts), ...project.visits].filter(
    ({ passed }) => !passed,
  )
  if (rounds.length === 0) return null
  const byRound = Map.groupBy(rounds, ({ version, round }) => `${version ?? 'visit'} ${round}`)
  return (
    <section>
      <h2>{t.notices}</h2>
      {[...byRound].map(([key, comments]) => {
        const [first] = comments
        if (!first) return null
        return (
          <article key={key} className="drawing-set">
            <h3>
              {first.version === null ? t.ofVisit(first.round) : t.ofReview(first.version, first.round)}
            </h3>
            <ol className="comments">
              {comments.map((comment) => (
                <li key={comment.reviewer.zh}>
                  <b>{pick(comment.reviewer)}</b> {comment.said}
                  {comment.basis.map((basis) => (
                    <LawLink key={JSON.stringify(basis)} citation={basis} />
                  ))}
                </li>
              ))}
            </ol>
          </article>
        )
      })}
    </section>
  )
}

import type { ProjectView } from '#contract'
import { useRead } from '#web/api'
import { formatDay, Loading, PageTitle, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { Drawings } from './drawings.tsx'
import { Stage } from './stage.tsx'
import { projectText } from './project.text.ts'
import './project.css'

/** One project: its clock, its stages side by side with what each needs once, its drawings and what was said of them. */
export function ProjectPage({ code }: { readonly code: string }) {
  const t = useText(projectText)
  const read = useRead('GET /api/v1/projects/:code', { params: { code } }, { everyMs: 15_000 })
  return (
    <div className="wrap page">
      <Crumbs steps={[{ path: '/projects', label: t.title }]} />
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data ? <Shown project={read.data} /> : null}
    </div>
  )
}

function Shown({ project }: { readonly project: ProjectView }) {
  const t = useText(projectText)
  const pick = usePick()
  return (
    <>
      <PageTitle document={project.name}>{project.name}</PageTitle>
      <p className="lead">
        {t.code(project.code)}
        <br />
        {project.subjectName} {project.site}
      </p>
      <TotalClock clock={project.clock} />
      <section className="spaced">
        <h2>{t.stages}</h2>
        <ol className="stages">
          {project.stages.map((stage) => (
            <Stage key={stage.name} stage={stage} />
          ))}
        </ol>
      </section>
      <Drawings drawings={project.drawings} />
      {project.visits.length > 0 ? (
        <section className="spaced">
          <h2>{t.visits}</h2>
          <ul className="verdicts">
            {project.visits.map((visit) => (
              <li key={`${visit.round}${visit.reviewer.zh}`}>
                <b>{pick(visit.reviewer)}</b> <small>{t.round(visit.round)}</small>
                <span className={visit.passed ? 'good' : 'bad'}>
                  {visit.passed ? t.accepted : visit.said}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function TotalClock({ clock }: { readonly clock: ProjectView['clock'] }) {
  const t = useText(projectText)
  const language = useLanguage()
  return (
    <section className="total">
      <strong>{t.clock(clock.days, clock.count)}</strong>
      <meter min={0} max={clock.count} value={Math.min(clock.days, clock.count)} aria-hidden="true" />
      <small>{t.clockWords}</small>
      {'verified' in clock.basis && !clock.basis.verified ? <small>{t.unverified}</small> : null}
      {clock.excluded.length > 0 ? (
        <details>
          <summary>{t.notCounted}</summary>
          <ul>
            {clock.excluded.map(({ from, to, days, why }) => (
              <li key={from}>{t[why](formatDay(from, language), formatDay(to, language), days)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

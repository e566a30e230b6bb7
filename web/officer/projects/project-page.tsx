import { useEffect } from 'react'
import { Link } from 'wouter'
import type { ProjectStage, ProjectView } from '#contract'
import { useRead } from '#web/api'
import { formatDay, Icon, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { Drawings } from './drawings.tsx'
import { Notices } from './notices.tsx'
import { projectsText, standingText } from './projects.text.ts'
import { Verdicts } from './verdicts.tsx'
import './projects.css'

/** One project: its clock, four stages with their legs, drawings, what reviewers said, and the visits. */
export default function ProjectPage({ code }: { readonly code: string }) {
  const t = useText(projectsText)
  const read = useRead('GET /api/v1/projects/:code', { params: { code } }, { everyMs: 30_000 })
  const name = read.data?.name
  useEffect(() => {
    document.title = name === undefined ? t.document : `${name} · ${t.document}`
  }, [name, t])
  if (read.isPending) return <Loading lines={10} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const project = read.data
  return (
    <section className="page projects">
      <Link className="back" href="/officer/projects">
        <Icon name="left" />
        {t.back}
      </Link>
      <header className="page-head">
        <h1>{project.name}</h1>
        <p className="muted">
          {t.code(project.code)}
          <br />
          {project.subjectName} {project.site}
        </p>
      </header>
      <Clock project={project} />
      <div className="stage-grid">
        {project.stages.map((stage) => (
          <Stage key={stage.name} stage={stage} />
        ))}
      </div>
      <Notices project={project} />
      <Drawings drawings={project.drawings} />
      {project.visits.length > 0 ? (
        <section>
          <h2>{t.visits}</h2>
          <Verdicts verdicts={project.visits} passed={t.accepted} ofRound={t.round} />
        </section>
      ) : null}
    </section>
  )
}

function Clock({ project: { clock, risk } }: { readonly project: ProjectView }) {
  const t = useText(projectsText)
  const language = useLanguage()
  const isUnverified = 'verified' in clock.basis && !clock.basis.verified
  return (
    <div className="project-clock">
      <strong className={`risk ${risk}`}>{t.used(clock.days, clock.count)}</strong>
      <span className={`risk ${risk}`}>{t[risk]}</span>
      {isUnverified ? <span className="muted">{t.unverified}</span> : null}
      <meter min={0} max={clock.count} value={Math.min(clock.days, clock.count)} aria-hidden="true" />
      {clock.excluded.length > 0 ? (
        <details>
          <summary>{t.notCounted}</summary>
          <ul className="part-list">
            {clock.excluded.map(({ from, to, days, why }) => (
              <li key={from}>{t[why](formatDay(from, language), formatDay(to, language), days)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

function Stage({ stage }: { readonly stage: ProjectStage }) {
  const t = useText(projectsText)
  const standing = useText(standingText)
  const pick = usePick()
  const missing = stage.missing.map((each) => `${pick(each.stage)} ${pick(each.leg)}`)
  return (
    <section className="stage-card">
      <h2>
        {pick(stage.title)} <span className={`stands ${stage.state}`}>{standing[stage.state]}</span>
      </h2>
      <p className="note">
        {stage.unitName ? t.lead(stage.unitName) : null} <CaseLink of={stage.case} />
      </p>
      {missing.length > 0 ? <p className="note">{t.missing(missing.join('、'))}</p> : null}
      <ul className="part-list">
        {stage.legs.map((leg) => (
          <li key={leg.name}>
            <span>
              {pick(leg.title)}
              {leg.unitName ? <small>{leg.unitName}</small> : null}
            </span>
            <span className={`stands ${leg.state}`}>
              {leg.used > 0 ? t.leg(standing[leg.state], leg.used) : standing[leg.state]}{' '}
              <CaseLink of={leg.case} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Opens the case where one's post may. */
function CaseLink({ of }: { readonly of: ProjectStage['case'] }) {
  const t = useText(projectsText)
  if (!of?.id) return null
  return (
    <Link href={`/officer/cases/${of.id}`} title={of.number} aria-label={`${t.case} ${of.number}`}>
      {t.case}
    </Link>
  )
}

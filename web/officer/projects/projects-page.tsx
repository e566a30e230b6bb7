import { Segmented } from 'antd'
import { useEffect } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { ProjectSummary } from '#contract'
import { useRead } from '#web/api'
import { Empty, Loading, ProblemState, usePick, useText } from '#web/ui'
import { projectsText, standingText } from './projects.text.ts'
import './projects.css'

const MOST = 100
const risks = ['all', 'over', 'near', 'on-time'] as const

/** 工程项目: every project of the region with its stages, its clock, its slowest leg. */
export default function ProjectsPage() {
  const t = useText(projectsText)
  const [search, setSearch] = useSearchParams()
  const risk = risks.find((each) => each === search.get('risk')) ?? 'all'
  const read = useRead('GET /api/v1/projects', { query: { limit: MOST } }, { keep: true, everyMs: 60_000 })
  useEffect(() => {
    document.title = t.document
  }, [t])
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { projects } = read.data
  if (projects.length === 0)
    return (
      <section className="page">
        <header className="page-head">
          <h1>{t.title}</h1>
        </header>
        <Empty icon="building" title={t.none}>
          {t.noneWords}
        </Empty>
      </section>
    )
  const shown = projects.filter((each) => risk === 'all' || each.risk === risk)
  const countOf = (each: (typeof risks)[number]) =>
    each === 'all' ? projects.length : projects.filter((project) => project.risk === each).length
  return (
    <section className="page projects">
      <header className="page-head">
        <h1>{t.title}</h1>
        <Segmented
          value={risk}
          options={risks.map((each) => ({ value: each, label: `${t[each]} ${countOf(each)}` }))}
          onChange={(next) => setSearch(next === 'all' ? {} : { risk: next })}
        />
      </header>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.project}</th>
              <th scope="col">{t.stage}</th>
              <th scope="col">{t.days}</th>
              <th scope="col">{t.slowest}</th>
              <th scope="col">{t.risk}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((project) => (
              <ProjectRow key={project.code} project={project} />
            ))}
          </tbody>
        </table>
      </div>
      {projects.length === MOST ? <p className="note">{t.first(MOST)}</p> : null}
    </section>
  )
}

function ProjectRow({ project }: { readonly project: ProjectSummary }) {
  const t = useText(projectsText)
  const standing = useText(standingText)
  const pick = usePick()
  const { code, name, subjectName, stages, clock, slowest, risk } = project
  return (
    <tr>
      <td className="main-cell">
        <Link href={`/officer/projects/${code}`}>{name}</Link>
        <small>{subjectName}</small>
        <small>{code}</small>
      </td>
      <td>
        <ol className="stage-dots">
          {stages.map((stage) => (
            <li key={stage.name} className={stage.state}>
              {pick(stage.title)}
              <small>{standing[stage.state]}</small>
            </li>
          ))}
        </ol>
      </td>
      <td className="days">
        {t.used(clock.days, clock.count)}
        <meter min={0} max={clock.count} value={Math.min(clock.days, clock.count)} aria-hidden="true" />
      </td>
      <td>
        {slowest ? t.leg(pick(slowest.leg), slowest.days) : <span className="muted">{t.nothing}</span>}
        {slowest ? <small>{slowest.unitName}</small> : null}
      </td>
      <td className={`risk ${risk}`}>{t[risk]}</td>
    </tr>
  )
}

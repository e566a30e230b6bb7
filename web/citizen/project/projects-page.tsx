import { Link } from 'wouter'
import type { ProjectSummary } from '#contract'
import { useRead } from '#web/api'
import {
  Empty,
  formatParts,
  Icon,
  LinkButton,
  Loading,
  PageTitle,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { projectText } from './project.text.ts'
import './project.css'

/** 我的项目: every project of whom I act for, with where its stages stand. */
export function ProjectsPage() {
  const t = useText(projectText)
  const read = useRead('GET /api/v1/projects/mine', {})
  return (
    <div className="wrap page">
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data?.projects.length === 0 ? (
        <Empty icon="file" title={t.empty} action={<Register />}>
          {t.emptyWords}
        </Empty>
      ) : null}
      {read.data && read.data.projects.length > 0 ? (
        <>
          <ul className="rows spaced">
            {read.data.projects.map((project) => (
              <li key={project.code}>
                <Row project={project} />
              </li>
            ))}
          </ul>
          <p className="spaced">
            <Register />
          </p>
        </>
      ) : null}
    </div>
  )
}

function Register() {
  const t = useText(projectText)
  return <LinkButton href="/services/investment-project-registration/start">{t.register}</LinkButton>
}

function Row({ project }: { readonly project: ProjectSummary }) {
  const t = useText(projectText)
  const pick = usePick()
  const language = useLanguage()
  const now = project.stages.find(({ state }) => state !== 'granted') ?? project.stages.at(-1)
  return (
    <Link className="row" href={`/projects/${project.code}`}>
      <strong>{project.name}</strong>
      <span className="sub">
        {formatParts(
          [
            project.subjectName,
            now && `${pick(now.title)}：${t[now.state]}`,
            t.clock(project.clock.days, project.clock.count),
          ],
          language,
        )}
      </span>
      <Icon name="right" />
    </Link>
  )
}

import { useEffect, useState } from 'react'
import type { Overview } from '#contract'
import { useRead } from '#web/api'
import { catalogue, Loading, ProblemState, useText } from '#web/ui'
import { AtRisk } from './at-risk.tsx'
import { Counties } from './counties.tsx'
import { Figures } from './figures.tsx'
import { Grades } from './grades.tsx'
import { Head } from './head.tsx'
import { Latest } from './latest.tsx'
import { useLive } from './live.ts'
import { ByMatter } from './by-matter.tsx'
import { Records, type RecordsAsked } from './records.tsx'
import { Trend } from './trend.tsx'

/** The city at a glance: every figure opens to its definition and to the cases it counts. */
export function Screen() {
  const t = useText(text)
  const [region, setRegion] = useState(
    () => new URLSearchParams(window.location.search).get('region') ?? undefined,
  )
  const live = useLive(region)
  const [records, setRecords] = useState<RecordsAsked>()
  const { overview } = live
  useEffect(() => {
    document.title = overview ? t.document(overview.scope.name) : t.overview
  }, [t, overview])
  const choose = (code: string | undefined) => {
    setRegion(code)
    history.replaceState(null, '', code === undefined ? window.location.pathname : `?region=${code}`)
  }
  if (overview === undefined)
    return (
      <main className="screen-wait">
        <h1 className="vh">{t.overview}</h1>
        {live.problem ? (
          <ProblemState
            problem={live.problem}
            retry={() => window.location.reload()}
            action={<SignInLink status={live.problem.status} />}
          />
        ) : (
          <Loading lines={9} />
        )}
      </main>
    )
  const ask = (asked: Omit<RecordsAsked, 'region'>) =>
    setRecords({ ...asked, ...(region === undefined ? {} : { region }) })
  return (
    <div className="screen">
      <Head
        live={live}
        overview={overview}
        narrowed={region !== undefined}
        onWiden={() => choose(undefined)}
      />
      <main>
        <h1 className="vh">{t.document(overview.scope.name)}</h1>
        <Figures figures={overview.figures} onRecords={ask} />
        <Body overview={overview} onRegion={choose} />
      </main>
      {records ? <Records asked={records} onClose={() => setRecords(undefined)} /> : null}
    </div>
  )
}

function Body({
  overview,
  onRegion,
}: {
  readonly overview: Overview
  readonly onRegion: (code: string) => void
}) {
  return (
    <div className="screen-body">
      <div>
        <Counties counties={overview.counties} onRegion={onRegion} />
        <AtRisk overview={overview} />
      </div>
      <div>
        <Trend points={overview.instantByWeek} at={overview.at} />
        <div className="pair">
          <ByMatter rows={overview.byMatter} />
          <Grades grades={overview.grades} />
        </div>
      </div>
      <div>
        <Latest acts={overview.latest} />
      </div>
    </div>
  )
}

/** The figures are for officers: the workbench has the sign-in. */
function SignInLink({ status }: { readonly status: number }) {
  const t = useText(text)
  const current = useRead('GET /api/v1/identity/current', {}, { enabled: status === 401 || status === 403 })
  if (status !== 401 && status !== 403) return null
  return (
    <a className="btn small" href="/officer">
      {current.data?.principal.kind === 'officer' ? t.workbench : t.signIn}
    </a>
  )
}

const text = catalogue({
  overview: ['运行总览 · 一网', 'Overview · Yiwang'],
  document: [(name: string) => `${name}运行总览`, (name: string) => `${name}: overview`],
  signIn: ['去登录', 'Sign in'],
  workbench: ['去工作台', 'To the workbench'],
})

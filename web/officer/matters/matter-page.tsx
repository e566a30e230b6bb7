import { Select, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Citation } from '#contract'
import { useRead, type OutputFor } from '#web/api'
import { catalogue, formatFullDay, Icon, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { Article } from '../case/article.tsx'
import { StartRerun } from '../reruns/start-rerun.tsx'
import { mayJudgeAgain, maySeeProcess, useOfficer } from '../session/session.ts'
import { FlowDrawing } from './flow-drawing.tsx'
import { FlowSteps } from './flow-steps.tsx'
import { FormView } from './form-view.tsx'
import { MatterFacts } from './matter-facts.tsx'
import { MatterKeeping } from './matter-history.tsx'
import type { MatterVersion } from './matter-version.ts'
import { ProcessPanel } from './process-panel.tsx'
import { RulesView } from './rules-view.tsx'
import { StandardPanel } from './standard-panel.tsx'
import { VersionChanges } from './version-changes.tsx'

/** A matter in one of its versions: the newest unless another is asked for. */
export default function MatterPage({ slug, version }: { readonly slug: string; readonly version?: number }) {
  const versions = useRead('GET /api/v1/matters/:slug/versions', { params: { slug } })
  const wanted = version ?? versions.data?.versions[0]?.version
  const read = useRead(
    'GET /api/v1/matters/:slug/versions/:version',
    { params: { slug, version: String(wanted) } },
    { enabled: wanted !== undefined, staleMs: 3_600_000 },
  )
  const failed = versions.error ?? read.error
  if (failed)
    return (
      <ProblemState
        isPage
        problem={failed}
        retry={() => {
          void versions.refetch()
          void read.refetch()
        }}
      />
    )
  if (versions.data === undefined || read.data === undefined) return <Loading lines={12} />
  return <Definition matter={read.data} versions={versions.data.versions} />
}

function Definition({
  matter,
  versions,
}: {
  readonly matter: MatterVersion
  readonly versions: OutputFor<'GET /api/v1/matters/:slug/versions'>['versions']
}) {
  const t = useText(text)
  const pick = usePick()
  const officer = useOfficer()
  const [article, setArticle] = useState<Citation>()
  const { definition } = matter
  useEffect(() => {
    document.title = `${pick(definition.title)} · ${t.edition(definition.version)}`
  }, [t, pick, definition])
  const before = versions.find((each) => each.version < definition.version)
  const tabs = [
    { key: 'facts', label: t.facts, children: <MatterFacts matter={matter} onLaw={setArticle} /> },
    {
      key: 'flow',
      label: t.flow,
      children: (
        <>
          <FlowDrawing slug={definition.slug} version={definition.version} />
          <FlowSteps flow={definition.flow} onLaw={setArticle} />
        </>
      ),
    },
    ...(maySeeProcess(officer)
      ? [
          {
            key: 'process',
            label: t.process,
            children: <ProcessPanel slug={definition.slug} version={definition.version} />,
          },
        ]
      : []),
    ...(definition.decision
      ? [
          {
            key: 'rules',
            label: numbered(t.rules, definition.decision.checks.length),
            children: <RulesView model={definition.decision} onLaw={setArticle} />,
          },
        ]
      : []),
    {
      key: 'form',
      label: numbered(t.form, Object.keys(definition.form.fields).length),
      children: <FormView form={definition.form} />,
    },
    {
      key: 'items',
      label: numbered(t.items, matter.items.length),
      children: <Items matter={matter} />,
    },
    ...('keywords' in definition
      ? [{ key: 'standard', label: t.standard, children: <StandardPanel slug={definition.slug} /> }]
      : []),
    {
      key: 'changes',
      label: t.changes,
      children: (
        <VersionChanges
          slug={definition.slug}
          version={definition}
          versions={versions}
          {...(before ? { before: before.version } : {})}
        />
      ),
    },
  ]
  return (
    <section className="page matter">
      <header className="page-head">
        <div>
          <Link className="back" href="/officer/matters">
            <Icon name="left" />
            {t.all}
          </Link>
          <h1>{pick(definition.title)}</h1>
          <p>
            {pick(definition.name)}
            <span className="mono">{definition.basicCode}</span>
            {definition.codeVerified ? null : <span className="tag">{t.ownCode}</span>}
          </p>
        </div>
        <VersionPick matter={matter} versions={versions} />
      </header>
      <div className={article ? 'matter-body beside' : 'matter-body'}>
        <Tabs size="small" items={tabs} />
        {article ? (
          <aside className="matter-law">
            <button type="button" className="icon-btn" onClick={() => setArticle(undefined)}>
              <Icon name="cross" label={t.close} />
            </button>
            <Article citation={article} on={matter.publishedAt.slice(0, 10)} />
          </aside>
        ) : null}
      </div>
    </section>
  )
}

function numbered(label: string, count: number) {
  return (
    <>
      {label}
      <small>{count}</small>
    </>
  )
}

function VersionPick({
  matter,
  versions,
}: {
  readonly matter: MatterVersion
  readonly versions: OutputFor<'GET /api/v1/matters/:slug/versions'>['versions']
}) {
  const t = useText(text)
  const language = useLanguage()
  const officer = useOfficer()
  const [, go] = useLocation()
  const { slug, version, decision } = matter.definition
  return (
    <div className="version-pick">
      <MatterKeeping slug={slug} version={version} isOffered={matter.withdrawnAt === null} />
      {mayJudgeAgain(officer) && decision ? <StartRerun slug={slug} version={version} /> : null}
      <Select
        aria-label={t.version}
        value={version}
        popupMatchSelectWidth={240}
        onChange={(other: number) => go(`/officer/matters/${slug}/${other}`)}
        options={versions.map((each) => ({
          value: each.version,
          label: `${t.edition(each.version)}，${formatFullDay(each.publishedAt, language)}${each.withdrawnAt ? t.withdrawn : ''}`,
        }))}
      />
      <small className="mono">SM3 {matter.digest.slice(0, 16)}</small>
    </div>
  )
}

function Items({ matter }: { readonly matter: MatterVersion }) {
  const t = useText(text)
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.region}</th>
            <th scope="col">{t.unit}</th>
            <th scope="col">{t.level}</th>
            <th scope="col">{t.itemCode}</th>
          </tr>
        </thead>
        <tbody>
          {matter.items.map((item) => (
            <tr key={item.itemCode}>
              <td>{item.region.name}</td>
              <td>{item.unit.name}</td>
              <td>{t[item.level]}</td>
              <td className="mono">{item.itemCode}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const text = catalogue({
  all: ['全部事项', 'All matters'],
  ownCode: ['编码暂用本地号', 'local code for now'],
  version: ['版本', 'Version'],
  edition: [(version: number) => `第${version}版`, (version: number) => `Version ${version}`],
  withdrawn: ['，已停用', ', withdrawn'],
  close: ['收起条文', 'Close the article'],
  facts: ['清单', 'Definition'],
  flow: ['流程', 'Flow'],
  process: ['运行', 'In practice'],
  rules: ['规则', 'Rules'],
  form: ['表单', 'Form'],
  items: ['谁在办', 'Who handles it'],
  standard: ['三级比对', 'Three levels'],
  changes: ['改了什么', 'Changes'],
  region: ['地方', 'Region'],
  unit: ['单位', 'Unit'],
  level: ['层级', 'Level'],
  city: ['市级', 'city'],
  county: ['县级', 'county'],
  itemCode: ['实施编码', 'Item code'],
})

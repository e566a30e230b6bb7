import { Tabs } from 'antd'
import { useEffect, useMemo } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Design } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatMoment, Icon, Loading, ProblemState, useLanguage, useText } from '#web/ui'
import { Comparison } from './comparison.tsx'
import { Conflict } from './conflict.tsx'
import { DeskContext, useKeeper, type Body, type Names } from './desk.ts'
import { FactsEditor } from './facts-editor.tsx'
import { FlowEditor } from './flow/flow-editor.tsx'
import { FormEditor } from './form-editor.tsx'
import { MaterialsEditor } from './materials-editor.tsx'
import { RulesEditor } from './rules-editor.tsx'
import { StepsBar } from './steps-bar.tsx'
import { TextsEditor } from './texts-editor.tsx'
import { TrialView } from './trial-view.tsx'
import './designer.css'

const READ = 'GET /api/v1/designs/:id'

/** One draft: its editors, what it changes, what past cases would have come to, and the way to publication. */
export default function DesignPage({ id }: { readonly id: string }) {
  const read = useRead(READ, { params: { id } }, { staleMs: 3_600_000 })
  const names = useRead('GET /api/v1/design-names', {}, { staleMs: 3_600_000 })
  const failed = read.error ?? names.error
  if (failed) return <ProblemState isPage problem={failed} retry={() => void read.refetch()} />
  if (read.data === undefined || names.data === undefined) return <Loading lines={12} />
  // A draft that has moved on is another page: what is written starts from what is kept.
  return <Editor key={`${id}${read.data.state}${read.data.revision}`} design={read.data} names={names.data} />
}

function Editor({ design, names }: { readonly design: Design; readonly names: Names }) {
  const t = useText(text)
  const language = useLanguage()
  const { keeper, shown } = useKeeper(design)
  const mayWrite = design.mayEdit && design.state === 'draft'
  const body = shown.body as unknown as Body
  const desk = useMemo(
    () => ({
      body,
      names,
      findings: shown.findings,
      drawing: shown.drawing,
      live: design.live,
      mayWrite,
      write: keeper.write.bind(keeper),
    }),
    [body, names, shown.findings, shown.drawing, design.live, mayWrite, keeper],
  )
  const title = body.title?.[language === 'zh' ? 'zh' : 'en'] || design.slug
  useEffect(() => {
    document.title = `${title} · ${t.document}`
  }, [t, title])
  return (
    <DeskContext value={desk}>
      <section className="page design">
        <header className="page-head">
          <div>
            <Link className="back" href="/officer/designs">
              <Icon name="left" />
              {t.all}
            </Link>
            <h1>{title}</h1>
            <p>
              <span>{design.region}</span>
              <span className="mono">{design.slug}</span>
              <span>{design.baseVersion === null ? t.isNew : t.from(design.baseVersion)}</span>
              <span className="tag">{t[design.state]}</span>
              <span aria-live="polite" className={`design-status ${shown.status}`}>
                {shown.status === 'kept' ? t.kept(formatMoment(design.savedAt, language)) : t[shown.status]}
              </span>
            </p>
          </div>
          <StepsBar design={design} shown={shown} keeper={keeper} />
        </header>
        {shown.theirs ? <Conflict shown={shown} theirs={shown.theirs} keeper={keeper} /> : null}
        <Parts design={design} flush={() => keeper.flush()} />
      </section>
    </DeskContext>
  )
}

function Parts({ design, flush }: { readonly design: Design; readonly flush: () => Promise<void> }) {
  const t = useText(text)
  const [search, setSearch] = useSearchParams()
  const tabs = [
    { key: 'texts', label: t.texts, children: <TextsEditor /> },
    { key: 'facts', label: t.facts, children: <FactsEditor /> },
    { key: 'form', label: t.form, children: <FormEditor /> },
    { key: 'materials', label: t.materials, children: <MaterialsEditor /> },
    { key: 'rules', label: t.rules, children: <RulesEditor /> },
    { key: 'flow', label: t.flow, children: <FlowEditor /> },
    { key: 'changes', label: t.changes, children: <Comparison before={design.live} /> },
    { key: 'trial', label: t.trial, children: <TrialView id={design.id} flush={flush} /> },
  ]
  return (
    <Tabs
      size="small"
      activeKey={search.get('part') ?? 'texts'}
      onChange={(part) => setSearch({ part }, { replace: true })}
      items={tabs}
    />
  )
}

const text = catalogue({
  document: ['事项设计', 'Matter designer'],
  all: ['事项设计', 'Matter designer'],
  isNew: ['新事项', 'new matter'],
  from: [(version: number) => `从第${version}版改`, (version: number) => `from version ${version}`],
  draft: ['在改', 'being written'],
  submitted: ['等审核', 'waits for review'],
  approved: ['已审核，等生效', 'approved'],
  published: ['已发布', 'published'],
  discarded: ['已作废', 'discarded'],
  kept: [(moment: string) => `已保存，${moment}`, (moment: string) => `saved, ${moment}`],
  writing: ['正在保存', 'saving'],
  failed: ['还没存上，会再试', 'not saved yet; it will be tried again'],
  conflict: ['别人也在改，先看看下面', 'somebody else is writing; see below'],
  texts: ['文字', 'Texts'],
  facts: ['期限和范围', 'Periods and scope'],
  form: ['表单', 'Form'],
  materials: ['材料', 'Materials'],
  rules: ['规则', 'Rules'],
  flow: ['流程', 'Flow'],
  changes: ['改了什么', 'Changes'],
  trial: ['试算', 'Trial'],
})

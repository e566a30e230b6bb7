import { Tabs } from 'antd'
import type { CaseView, Citation } from '#contract'
import { catalogue, dateOf, Icon, LawLink, usePick, useText } from '#web/ui'
import { useMatterVersion } from '../matters/matter-data.ts'
import { Article } from './article.tsx'
import { Materials } from './materials.tsx'

export type SideTab = 'law' | 'rules' | 'materials'

/** Beside the case: what it rests on, what the rules saw, and what was handed in; the article asked for stands below. */
export function Side({
  view,
  tab,
  onTab,
  article,
  onLaw,
}: {
  readonly view: CaseView
  readonly tab: SideTab
  readonly onTab: (tab: SideTab) => void
  readonly article: Citation | undefined
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const checks = view.ruling?.checks ?? []
  const first = checks.find((check) => !check.holds)?.basis ?? checks[0]?.basis
  const shown = article ?? first
  const tabs = [
    { key: 'law', label: t.law, children: <Basis view={view} onLaw={onLaw} /> },
    {
      key: 'rules',
      label: (
        <>
          {t.rules}
          <small>{checks.length}</small>
        </>
      ),
      children: <Rules view={view} onLaw={onLaw} />,
    },
    {
      key: 'materials',
      label: (
        <>
          {t.materials}
          <small>{view.materials.length}</small>
        </>
      ),
      children: <Materials view={view} />,
    },
  ]
  return (
    <>
      <Tabs size="small" items={tabs} activeKey={tab} onChange={(key) => onTab(key as SideTab)} />
      {shown && tab !== 'materials' ? (
        <Article citation={shown} on={dateOf(new Date(view.submittedAt))} />
      ) : null}
    </>
  )
}

function Basis({ view, onLaw }: { readonly view: CaseView; readonly onLaw: (citation: Citation) => void }) {
  const t = useText(text)
  const pick = usePick()
  const matter = useMatterVersion(view.matter.slug, view.matter.version)
  if (matter === undefined) return <p className="muted">{t.noBasis}</p>
  return (
    <>
      <h3>{t.basis}</h3>
      <ul className="lines">
        {matter.legalBasis.map((basis) => (
          <li key={JSON.stringify(basis.citation)}>
            <LawLink citation={basis.citation} onOpen={onLaw} />
            {basis.note ? <span>{pick(basis.note)}</span> : null}
          </li>
        ))}
      </ul>
      {'conditions' in matter ? (
        <>
          <h3>{t.conditions}</h3>
          <ul className="lines">
            {matter.conditions.map((condition) => (
              <li key={condition.text.zh}>
                <span>{pick(condition.text)}</span>
                <LawLink citation={condition.basis} onOpen={onLaw} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function Rules({ view, onLaw }: { readonly view: CaseView; readonly onLaw: (citation: Citation) => void }) {
  const t = useText(text)
  const pick = usePick()
  if (view.ruling === null) return <p className="muted">{t.noRules}</p>
  const checks = view.ruling.checks.toSorted((a, b) => Number(a.holds) - Number(b.holds))
  return (
    <>
      <ul className="rules">
        {checks.map((check) => (
          <li key={check.id} className={check.holds ? '' : check.otherwise}>
            <Icon
              name={check.holds ? 'ok' : check.otherwise === 'refuse' ? 'cross' : 'warn'}
              label={check.holds ? t.holds : t[check.otherwise]}
            />
            <span>{pick(check.title)}</span>
            <small>{pick(check.holds ? check.shows : (check.reason ?? check.shows))}</small>
            <LawLink citation={check.basis} onOpen={onLaw} />
          </li>
        ))}
      </ul>
      <p className="muted">
        {t.model(view.ruling.model, view.ruling.version)}
        <span className="mono">{view.ruling.modelDigest.slice(0, 12)}</span>
      </p>
    </>
  )
}

const text = catalogue({
  law: ['依据', 'Law'],
  rules: ['规则', 'Rules'],
  materials: ['材料', 'Materials'],
  basis: ['设定依据', 'Legal basis'],
  conditions: ['条件', 'Conditions'],
  noBasis: ['这一版事项的依据没有读到', 'The legal basis of this version could not be read'],
  noRules: ['这件事项由人审查，没有规则预审', 'This matter is read by people; no rules look first'],
  holds: ['符合', 'holds'],
  refer: ['要人判断', 'for a person to judge'],
  refuse: ['不符合', 'does not hold'],
  model: [
    (model: string, version: number) => `规则集${model}，第${version}版，摘要`,
    (model: string, version: number) => `Rule set ${model}, version ${version}, digest `,
  ],
})

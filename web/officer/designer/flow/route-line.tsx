import { Select } from 'antd'
import type { Milestone, Outcome } from '#contract'
import { catalogue, useText } from '#web/ui'
import { forkAround } from '../../diagram/flow-ways.ts'
import { useDesk } from '../desk.ts'
import { FindingsAt } from '../parts/findings-at.tsx'
import { routeOf, withRoute, type Way } from './flow-changes.ts'
import { useFlow } from './flow-desk.ts'
import { flowText, outcomes, saidByWays } from './flow-words.ts'

/** One way out of a stage: where it leads, and what it means to the law or to the branches beside it. */
export function RouteLine({ label, way }: { readonly label: string; readonly way: Way }) {
  const t = useText(flowText)
  const own = useText(text)
  const { mayWrite } = useDesk()
  const { flow, rebuild, titleOf } = useFlow()
  const route = routeOf(flow, way)
  if (!route) return null
  const change = (changed: Partial<typeof route>) => rebuild(withRoute(flow, way, { ...route, ...changed }))
  const isInBranch = forkAround(flow, way.stage) !== undefined
  const { outcome: _, ...undecided } = route
  const { verdict: __, ...silent } = route
  return (
    <div className="design-route">
      <span className="design-label">{own.way(label)}</span>
      <Select
        aria-label={own.to(label)}
        disabled={!mayWrite}
        value={route.to}
        onChange={(to: string) => change({ to })}
        options={['end', ...(isInBranch ? ['join'] : []), ...Object.keys(flow.stages)].map((value) => ({
          value,
          label: titleOf(value),
        }))}
      />
      <Select<Milestone[]>
        mode="multiple"
        aria-label={own.means(label)}
        placeholder={own.nothing}
        disabled={!mayWrite}
        value={route.milestones}
        onChange={(chosen) => change({ milestones: saidByWays.filter((each) => chosen.includes(each)) })}
        options={saidByWays.map((value) => ({ value, label: t[value] }))}
      />
      {isInBranch ? (
        <Select<'pass' | 'fail' | ''>
          aria-label={own.verdict(label)}
          disabled={!mayWrite}
          value={route.verdict ?? ''}
          onChange={(verdict) => rebuild(withRoute(flow, way, verdict ? { ...silent, verdict } : silent))}
          options={(['', 'pass', 'fail'] as const).map((value) => ({ value, label: own[value || 'none'] }))}
        />
      ) : (
        <Select<Outcome | ''>
          aria-label={own.outcome(label)}
          disabled={!mayWrite}
          value={route.outcome ?? ''}
          onChange={(outcome) =>
            rebuild(withRoute(flow, way, outcome ? { ...undecided, outcome } : undecided))
          }
          options={['' as const, ...outcomes].map((value) => ({
            value,
            label: value ? t[value] : own.none,
          }))}
        />
      )}
      <FindingsAt path={`flow.stages.${way.stage}.${way.via}`} />
    </div>
  )
}

const text = catalogue({
  way: [(label: string) => `${label}，然后`, (label: string) => `${label}, then`],
  to: [(label: string) => `${label}：到哪里`, (label: string) => `${label}: leads to`],
  means: [(label: string) => `${label}：算作`, (label: string) => `${label}: means`],
  outcome: [(label: string) => `${label}：决定是`, (label: string) => `${label}: decision`],
  verdict: [(label: string) => `${label}：这一支`, (label: string) => `${label}: the branch`],
  nothing: ['不改变办件的法律状态', 'nothing to the law'],
  none: ['不作结论', 'says nothing'],
  pass: ['通过', 'passes'],
  fail: ['不通过', 'does not pass'],
})

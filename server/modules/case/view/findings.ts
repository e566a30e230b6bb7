import type { CaseView, Flow } from '#contract'
import type { CaseState } from '../case.ts'

/** What services found, as officers see it. */
export function findingViews(flow: Flow, { findings, tasks }: CaseState): CaseView['findings'] {
  const asksForCorrections = tasks.some(
    ({ stage, closedAt, part }) => !closedAt && !part && mayAskForCorrections(flow, stage),
  )
  return Object.entries(findings).map(([stage, { officers, corrections, record }]) => ({
    stage,
    title: flow.stages[stage]?.title ?? { zh: stage, en: stage },
    officers: (officers ?? []).map(({ officer, unitName }) => ({ name: officer.name, unitName })),
    ...(corrections && asksForCorrections ? { corrections } : {}),
    ...(record ? { record } : {}),
  }))
}

/** What a service proposes is for whoever sends the notice now. */
function mayAskForCorrections({ stages }: Flow, name: string): boolean {
  const stage = stages[name]
  return (
    stage?.kind === 'task' && Object.values(stage.actions).some(({ needs }) => needs.includes('corrections'))
  )
}

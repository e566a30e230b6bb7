import type { CaseView, Flow } from '#contract'
import type { CaseState } from '../case.ts'

/** What services found, as officers see it. */
export function findingViews(flow: Flow, { findings }: CaseState): CaseView['findings'] {
  return Object.entries(findings).map(([stage, { officers, record }]) => ({
    stage,
    title: flow.stages[stage]?.title ?? { zh: stage, en: stage },
    officers: (officers ?? []).map(({ officer, unitName }) => ({ name: officer.name, unitName })),
    ...(record ? { record } : {}),
  }))
}

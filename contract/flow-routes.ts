import type { Flow, Route, SpawnLeg, Stage } from './flow.ts'
import type { Localized } from './text.ts'

/** One way out of a stage: where it stands in the definition, what people call it, where it leads. */
export interface Exit {
  readonly via: string
  readonly label: Localized
  readonly route: Route
}

const words = {
  granted: { zh: '符合', en: 'granted' },
  refused: { zh: '不符合', en: 'refused' },
  referred: { zh: '判断不了', en: 'cannot tell' },
  made: { zh: '制成了', en: 'made' },
  notMade: { zh: '制不成', en: 'cannot be made' },
  elapsed: { zh: '时间到了', en: 'time is up' },
  noAnswer: { zh: '没有答复', en: 'no answer' },
  passed: { zh: '通过', en: 'passed' },
  notPassed: { zh: '没有通过', en: 'not passed' },
  all: { zh: '全部办成', en: 'all granted' },
  some: { zh: '部分办成', en: 'some granted' },
  none: { zh: '都没办成', en: 'none granted' },
} as const

/** Every way out of a stage, in the order in which people read them: the good one first. */
export function exitsOf(stage: Stage): Exit[] {
  switch (stage.kind) {
    case 'task':
      return [
        ...Object.entries(stage.actions).map(([name, action]) => ({
          via: `actions.${name}`,
          label: action.label,
          route: action,
        })),
        ...elapsed(stage.elapsed),
      ]
    case 'decide':
      return (['granted', 'refused', 'referred'] as const).map((name) => ({
        via: `routes.${name}`,
        label: words[name],
        route: stage.routes[name],
      }))
    case 'call':
      return [
        ...named('answers', stage.answers),
        { via: 'failed', label: words.noAnswer, route: stage.failed },
      ]
    case 'wait':
      return [...named('signals', stage.signals), ...elapsed(stage.elapsed)]
    case 'fork':
      return [
        { via: 'next', label: words.passed, route: stage.next },
        { via: 'failed', label: words.notPassed, route: stage.failed },
      ]
    case 'spawn':
      return [
        { via: 'next', label: words.all, route: stage.next },
        { via: 'partial', label: words.some, route: stage.partial },
        { via: 'failed', label: words.none, route: stage.failed },
      ]
    case 'issue':
      return [
        { via: 'next', label: words.made, route: stage.next },
        { via: 'failed', label: words.notMade, route: stage.failed },
      ]
  }
}

/** Whether a case is accepted before it is decided: where 行政许可法第三十二条 rules how it is received, and where some way says so. */
export function isAcceptedFirst({ acceptance, stages }: Flow): boolean {
  return (
    acceptance === 'statutory' ||
    Object.values(stages).some((stage) =>
      exitsOf(stage).some(({ route }) => route.milestones.includes('accepted')),
    )
  )
}

/** The fork whose branch a stage is in; undefined on the main way. */
export function forkAround(flow: Flow, stage: string): string | undefined {
  return Object.entries(flow.stages).find(
    ([, each]) =>
      each.kind === 'fork' && Object.values(each.branches).some(({ stages }) => stages.includes(stage)),
  )?.[0]
}

/** Every leg of a flow by its name; none where it is not of many matters. */
export function legsIn(flow: Flow): Record<string, SpawnLeg> {
  return Object.fromEntries(
    Object.values(flow.stages).flatMap((stage) => (stage.kind === 'spawn' ? Object.entries(stage.legs) : [])),
  )
}

/** The stages that may come after a stage; the end of a branch leads to its fork, a fork also to the starts of its branches. */
export function stagesAfter(flow: Flow, name: string): string[] {
  const stage = flow.stages[name]
  if (!stage) return []
  const starts = stage.kind === 'fork' ? Object.values(stage.branches).map(({ start }) => start) : []
  const ends = exitsOf(stage).map(({ route }) =>
    route.to === 'join' ? (forkAround(flow, name) ?? 'join') : route.to,
  )
  return [...starts, ...ends]
}

function named(field: string, routes: Record<string, Route>): Exit[] {
  return Object.entries(routes).map(([name, route]) => ({
    via: `${field}.${name}`,
    label: { zh: name, en: name },
    route,
  }))
}

function elapsed(route: Route | undefined): Exit[] {
  return route ? [{ via: 'elapsed', label: words.elapsed, route }] : []
}

import type { Action, Citation, Exit, Period, Stage } from '#contract'
import { extension, type Extension } from './model.ts'

/** How long a stage may take, in ISO 8601 and in words. BPMN knows no working days: which days count is in the extension. */
export function timeOf(stage: Stage): { duration: string; words: string } | undefined {
  if (stage.kind === 'wait' && stage.minutes !== undefined)
    return { duration: `PT${stage.minutes}M`, words: `${stage.minutes}分钟` }
  const period = 'period' in stage ? stage.period : undefined
  if (!period) return undefined
  const { count, unit } = period
  return { duration: `P${count}D`, words: `${count}个${unit === 'working' ? '工作日' : '自然日'}` }
}

/** The signal that an exit of a wait is taken on; undefined for its time. */
export function signalsOf({ via }: Exit): string | undefined {
  return via.startsWith('signals.') ? via.slice('signals.'.length) : undefined
}

export function stageProperties(name: string, { title }: Stage): Extension[] {
  return [extension('stage', { name, zh: title.zh, en: title.en })]
}

/** What the element of a stage says of it beside its title. */
export function propertiesOf(stage: Stage): Extension[] {
  switch (stage.kind) {
    case 'task':
      return [
        extension('assignee', stage.assignee),
        ...(stage.mayReturn ? [] : [extension('task', { mayReturn: false })]),
        ...periodProperties(stage.period),
      ]
    case 'decide':
      return [extension('decide', { decision: stage.decision })]
    case 'call':
      return [
        extension('call', { service: stage.service }),
        ...Object.entries(stage.with).map(([name, value]) => extension('parameter', { name, value })),
        ...periodProperties(stage.period),
      ]
    case 'wait':
      return [
        ...(stage.minutes === undefined ? [] : [extension('wait', { minutes: stage.minutes })]),
        ...periodProperties(stage.period),
      ]
    case 'fork':
      return [
        extension('fork', { join: typeof stage.join === 'object' ? `${stage.join.quorum}` : stage.join }),
      ]
    case 'spawn':
      return []
    case 'issue':
      return [extension('issue', { result: stage.result })]
  }
}

/** What a sequence flow says of the route it stands for. */
export function routeProperties({ via, label, route }: Exit): Extension {
  const { milestones, outcome, verdict } = route
  const { key, needs = [], fills = [] } = route as Partial<Action>
  const attributes = {
    via,
    ...label,
    key,
    needs: needs.join(' ') || undefined,
    milestones: milestones.join(' ') || undefined,
    outcome,
    verdict,
  }
  return extension(
    'route',
    attributes,
    fills.map((name) => extension('field', { name })),
  )
}

/** `from`: the field whose answer takes the place of the count. */
function periodProperties(period: (Period & { from?: string | undefined }) | undefined): Extension[] {
  if (!period) return []
  const { count, unit, from, basis } = period
  return [
    extension(
      'period',
      { count, unit, ...(from === undefined ? {} : { from }) },
      basis ? [basisProperties(basis)] : [],
    ),
  ]
}

function basisProperties(basis: Citation): Extension {
  return extension('basis', basis)
}

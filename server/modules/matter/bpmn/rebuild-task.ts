import type { Building } from './building.ts'
import { fault } from './finding.ts'
import { extensionOf, type BpmnNode } from './model.ts'
import { assigneeOf, periodOf, textOf, wordsOf } from './rebuild-properties.ts'
import { named } from './routes.ts'

const ONWARD = { zh: '下一步', en: 'Next' }

export function task(building: Building, node: BpmnNode): object {
  const [timer, ...others] = building.borders(node, 'timer')
  for (const { id } of others)
    building.findings.push(fault(id, 'the task has a timer already', 'keep one timer on its border'))
  const { period, minutes } = building.take(periodOf(node, timer))
  if (minutes !== undefined)
    building.findings.push(
      fault(timer?.id ?? node.id, 'the time of a task is counted in days', 'write it as P5D'),
    )
  const elapsed = timer && building.one(timer)
  const actions = [...named('actions', building.exits(node), building.findings)].map(([name, exit]) => {
    building.origin(node, `actions.${name}`, exit)
    const label = building.take(textOf({ id: exit.flow.id, name: exit.name }, exit.kept, ONWARD))
    const key = exit.kept?.attributes['key']
    const needs = wordsOf(exit.kept?.attributes['needs'])
    const fills = exit.kept?.children?.map(({ attributes }) => attributes['name'])
    return [
      name,
      { label, ...(key === undefined ? {} : { key }), ...exit.route, needs, ...(fills ? { fills } : {}) },
    ] as const
  })
  if (actions.length === 0)
    building.findings.push(
      fault(node.id, 'no way leads out of it', 'draw a sequence flow from it to what comes next'),
    )
  const mayReturn = extensionOf(node, 'task')?.attributes['mayReturn']
  return {
    assignee: building.take(assigneeOf(node)),
    ...(period ? { period } : {}),
    ...(elapsed ? { elapsed: elapsed.route } : {}),
    ...(mayReturn === undefined ? {} : { mayReturn: mayReturn === 'true' }),
    actions: Object.fromEntries(actions),
  }
}

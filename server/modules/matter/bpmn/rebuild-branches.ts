import type { Building } from './building.ts'
import { fault } from './finding.ts'
import { extensionOf, type BpmnNode, type Extension } from './model.ts'
import { freeName, isName, nameFrom } from './names.ts'
import { parametersOf, textOf } from './rebuild-properties.ts'
import { fixed } from './routes.ts'

export function fork(building: Building, node: BpmnNode): object {
  const branches = new Map<string, object>()
  for (const { flow, start, stages } of building.regions.branches.get(node.id) ?? []) {
    const kept = extensionOf(flow, 'branch')
    const first = building.network.nodes.get(start ?? '')
    const called = first?.name.trim() ? first.name : (start ?? flow.id)
    const wanted = kept?.attributes['name'] ?? nameFrom(flow.name) ?? nameFrom(start ?? '') ?? 'branch'
    const name = freeName(wanted, (each) => branches.has(each))
    building.origins.set(`${building.path(node)}.branches.${name}`, flow.id)
    branches.set(name, {
      title: building.take(textOf(flow, kept, { zh: called, en: called })),
      start: building.names.get(start ?? '') ?? '',
      stages: stages.map((id) => building.names.get(id) ?? id),
      ...(flow.condition === undefined ? {} : { when: flow.condition }),
    })
  }
  const join = building.regions.joins.get(node.id)
  const exits = join ? building.exits(node, join.id) : []
  return {
    branches: Object.fromEntries(branches),
    join: join && joinRule(join, extensionOf(node, 'fork')),
    ...fixed(join?.id ?? node.id, ['next', 'failed'], exits, building.findings, {
      next: 'enough branches have passed',
      failed: 'not enough branches have passed',
    }),
  }
}

export function spawn(building: Building, node: BpmnNode): object {
  const inner = [...building.network.nodes.values()].filter(({ within }) => within === node.id)
  const legs = node.type === 'callActivity' ? [node] : inner.filter(({ type }) => type === 'callActivity')
  for (const { id, type } of inner)
    if (!legs.some((leg) => leg.id === id) && !/^(start|end)Event$/.test(type))
      building.findings.push(
        fault(
          id,
          `a sub-process holds the cases it starts, and no ${type}`,
          'draw it in the process itself, or make it a call activity',
        ),
      )
  if (legs.length === 0)
    building.findings.push(
      fault(
        node.id,
        'it holds no call activity',
        'draw its tasks in the process itself, or one call activity for each case',
      ),
    )
  const names = new Map<string, string>()
  for (const leg of legs) {
    const wanted = extensionOf(leg, 'leg')?.attributes['name'] ?? nameFrom(leg.id) ?? 'leg'
    names.set(
      leg.id,
      freeName(wanted, (each) => [...names.values()].includes(each)),
    )
  }
  const entries = legs.map((leg) => {
    const name = names.get(leg.id) ?? leg.id
    building.origins.set(`${building.path(node)}.legs.${name}`, leg.id)
    return [name, legFrom(building, leg, names)] as const
  })
  const routes = fixed(node.id, ['next', 'partial', 'failed'], building.exits(node), building.findings, {
    next: 'all required cases are granted',
    partial: 'some cases are granted',
    failed: 'no case is granted',
  })
  return { legs: Object.fromEntries(entries), ...routes }
}

function legFrom(building: Building, leg: BpmnNode, names: ReadonlyMap<string, string>): object {
  const kept = extensionOf(leg, 'leg')
  const { required, when } = kept?.attributes ?? {}
  const called = leg.calls?.split(':').at(-1) ?? ''
  if (called === '')
    building.findings.push(
      fault(leg.id, 'it calls nothing', 'name the matter it starts a case of: calledElement'),
    )
  const after = building.network.arriving(leg.id).flatMap(({ from }) => names.get(from) ?? [])
  return {
    title: building.take(textOf(leg, kept, { zh: leg.id, en: leg.id })),
    matter: isName(called) ? called : (nameFrom(called) ?? ''),
    ...(when === undefined ? {} : { when }),
    after: leg.within === undefined ? [] : after,
    ...(required === undefined ? {} : { required: required === 'true' }),
    answers: parametersOf(leg),
    materials: parametersOf(leg, 'material'),
  }
}

/** How many branches must pass: as the gateway counts them. One may be meant as any, or as a number. */
function joinRule(
  { type, activation = '' }: BpmnNode,
  kept: Extension | undefined,
): 'all' | 'any' | { quorum: number } {
  if (type !== 'complexGateway') return 'all'
  const [, sign, number] = /(>=?)\s*(\d+)/.exec(activation) ?? []
  const quorum = Number(number ?? 1) + (sign === '>' ? 1 : 0)
  return quorum === 1 && kept?.attributes['join'] !== '1' ? 'any' : { quorum }
}

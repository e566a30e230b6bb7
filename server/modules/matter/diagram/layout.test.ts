import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow as flowSchema, flowDiagram as diagramSchema, type Flow, type FlowDiagram } from '#contract'
import { writtenFlow } from '../written-flow.fixture.ts'
import { flowDiagram } from './flow-diagram.ts'
import type { Point } from './graph.ts'

const folder = join(import.meta.dirname, '../../../../packs/flows')
const shipped = readdirSync(folder).map((file) => read(readFileSync(join(folder, file), 'utf8')))

test.each(shipped.map((flow) => [flow.id, flow] as const))('%s is drawn as it should be', (_, flow) => {
  expectSound(flowDiagram(flow))
  expectEverythingOf(flow)
})

test('any flow that makes sense is drawn: no two figures meet, lines touch only the figures they join', () => {
  fc.assert(
    fc.property(writtenFlow, (flow) => {
      expectSound(flowDiagram(flow))
      expectEverythingOf(flow)
      expectLanes(flow)
    }),
    { numRuns: 150 },
  )
})

test('returns are drawn too, wherever they lead', () => {
  fc.assert(
    fc.property(writtenFlow, fc.array(fc.nat(), { maxLength: 8 }), (flow, picks) => {
      const names = Object.keys(flow.stages)
      const nameAt = (pick = 0) => names[pick % names.length] ?? ''
      const back = { zh: '退回', en: 'sent back' }
      const returns = picks.map((pick, at) => ({
        from: nameAt(pick),
        to: nameAt(picks[at + 1]),
        label: back,
      }))
      const unique = [...new Map(returns.map((each) => [`${each.from} ${each.to}`, each])).values()]
      const drawn = flowDiagram(flow, { returns: unique, badge: 24 })
      expectSound(drawn)
      expect(drawn.edges.length).toBe(flowDiagram(flow).edges.length + unique.length)
      // Where the figures stand is the flow's alone.
      const columns = (diagram: FlowDiagram) =>
        Map.groupBy(diagram.nodes, ({ x, width }) => x + width / 2).size
      expect(columns(drawn)).toBe(columns(flowDiagram(flow)))
    }),
  )
})

test('the same flow gives the same drawing', () => {
  for (const flow of shipped) expect(flowDiagram(structuredClone(flow))).toEqual(flowDiagram(flow))
})

test('the good way is a straight line from the beginning to the end', () => {
  const flow = shipped.find(({ id }) => id === 'reviewed')
  const { nodes, edges } = flowDiagram(flow as Flow)
  const way = ['entry.start', 'acceptance', 'review', 'issue', 'issue.end.delivered']
  const places = way.map((id) => nodes.find((node) => node.id === id))
  const xs = places.map((place) => place?.x ?? 0)
  expect(xs).toEqual(xs.toSorted((a, b) => a - b))
  for (const [at, to] of way.slice(1).entries())
    expect(edges.find((edge) => edge.from === way[at] && edge.to === to)?.points).toHaveLength(2)
  // 补正 leads back to acceptance, below what it passes.
  const back = edges.find(({ id }) => id === 'correction acceptance')
  expect(back?.isBack).toBe(true)
})

test('a flow of forty stages is drawn in time and stays on a few screens', () => {
  const flow = long(40)
  const before = performance.now()
  const drawn = flowDiagram(flow)
  expect(performance.now() - before).toBeLessThan(2000)
  expectSound(drawn)
  expect(drawn.height).toBeLessThan(400)
})

/** No figure meets another, every line leaves and arrives where it should, and none runs through a figure. */
function expectSound(drawn: FlowDiagram) {
  expect(diagramSchema.safeParse(drawn).error).toBeUndefined()
  expect(faultsOf(drawn)).toEqual([])
}

function faultsOf({ nodes, edges, width, height }: FlowDiagram): string[] {
  const faults: string[] = []
  const must = (holds: boolean, what: string) => void (holds || faults.push(what))
  for (const [at, a] of nodes.entries()) {
    must(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height, `${a.id} is outside`)
    for (const b of nodes.slice(at + 1)) {
      const isBeside = a.x + a.width <= b.x || b.x + b.width <= a.x
      must(isBeside || a.y + a.height <= b.y || b.y + b.height <= a.y, `${a.id} meets ${b.id}`)
    }
  }
  const byId = new Map(nodes.map((node) => [node.id, node]))
  for (const { id, from, to, points } of edges) {
    const [source, target, start, end] = [byId.get(from), byId.get(to), points[0], points.at(-1)]
    if (!source || !target || !start || !end) return [...faults, `${id} has no ends`]
    must(start.x === source.x + source.width && isBetween(start.y, source), `${id} leaves elsewhere`)
    must(end.x === target.x && isBetween(end.y, target), `${id} arrives elsewhere`)
    for (const [at, point] of points.slice(1).entries()) {
      const before = points[at] as Point
      must(before.x === point.x || before.y === point.y, `${id} is not right-angled`)
      for (const node of nodes) must(!crosses(before, point, node), `${id} runs through ${node.id}`)
    }
    must(
      points.every(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height),
      `${id} is outside`,
    )
  }
  return faults
}

function isBetween(y: number, node: FlowDiagram['nodes'][number]): boolean {
  return y >= node.y && y <= node.y + node.height
}

function expectEverythingOf(flow: Flow) {
  const { nodes, edges } = flowDiagram(flow)
  expect(nodes.flatMap(({ kind, stage }) => (kind !== 'join' && stage ? [stage] : []))).toEqual(
    Object.keys(flow.stages),
  )
  const exits = edges.flatMap(({ from, exits: found }) => found.map(({ via }) => `${from} ${via}`))
  expect(new Set(exits).size).toBe(exits.length)
}

/** The branches of a fork lie one under another, between split and join. */
function expectLanes(flow: Flow) {
  const { nodes } = flowDiagram(flow)
  for (const [name, stage] of Object.entries(flow.stages)) {
    if (stage.kind !== 'fork') continue
    const find = (id: string) => nodes.find((node) => node.id === id) ?? { x: 0, y: 0, width: 0, height: 0 }
    const lanes = Object.values(stage.branches).map(({ stages }) => {
      const own = stages.map(find)
      for (const each of own) {
        expect(each.x).toBeGreaterThan(find(name).x)
        expect(each.x).toBeLessThan(find(`${name}.join`).x)
      }
      return {
        top: Math.min(...own.map(({ y }) => y)),
        bottom: Math.max(...own.map(({ y, height }) => y + height)),
      }
    })
    for (const [at, lane] of lanes.slice(1).entries())
      expect(lane.top).toBeGreaterThan(lanes[at]?.bottom ?? 0)
  }
}

function crosses(a: Point, b: Point, node: FlowDiagram['nodes'][number]): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  return left < node.x + node.width && right > node.x && top < node.y + node.height && bottom > node.y
}

function long(count: number): Flow {
  const name = (at: number) => (at < count ? `stage-${at}` : 'end')
  const stages = Array.from({ length: count }, (_, at) => [
    name(at),
    {
      kind: 'task',
      title: { zh: `第${at + 1}环节`, en: `Stage ${at + 1}` },
      assignee: { name: 'role', role: 'approver' },
      actions: {
        next: { label: { zh: '同意', en: 'Agree' }, ...leadsTo(name(at + 1)) },
        skip: { label: { zh: '跳过', en: 'Skip' }, ...leadsTo(name(at + 4)) },
        back: { label: { zh: '重来', en: 'Again' }, ...leadsTo(name(Math.max(0, at - 3))) },
      },
    },
  ])
  return flowSchema.parse({ id: 'long', version: 1, start: name(0), stages: Object.fromEntries(stages) })
}

function leadsTo(to: string) {
  return { to, milestones: to === 'end' ? ['closed'] : [] }
}

/** A flow as its file says; one of many matters has its legs from a pack. */
function read(text: string): Flow {
  const leg = (after: string[]) => ({ title: { zh: '事项', en: 'A matter' }, matter: 'any', after })
  const legs = `legs: ${JSON.stringify({ first: leg([]), second: leg(['first']) })}`
  return flowSchema.parse(parse(text.replace('legs: matter', legs)))
}

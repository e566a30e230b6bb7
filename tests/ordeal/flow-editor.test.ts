import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow as shape, stageKinds, type Flow, type Milestone } from '#contract'
import { exitsOf } from '#contract/flow-routes'
import { checkFlowAlone } from '#modules/matter'
import {
  asOwn,
  routeOf,
  withNewBranch,
  withNewStage,
  withoutBranch,
  withoutStage,
} from '../../web/officer/designer/flow/flow-changes.ts'
import { registeredNames } from '../../server/registered.ts'

const folder = join(import.meta.dirname, '../../packs/flows')
const names = { ...registeredNames(), results: ['certificate', 'document', 'combined'] }
const flows: Flow[] = await Promise.all(
  (await readdir(folder)).map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8')
    // A theme's legs are its matter's own.
    return shape.parse(parse(text.replaceAll(/^( +legs): matter$/gm, '$1: {}'), { merge: true }))
  }),
)

/** What of a flow is wrong beyond what a designer still has to say: which service, which legs. */
const amiss = (flow: Flow) =>
  checkFlowAlone(flow, names).filter(([, message]) => !/is not registered|fewer|legs?/.test(message))
const waysOf = (flow: Flow) =>
  Object.entries(flow.stages).flatMap(([stage, spec]) => exitsOf(spec).map(({ via }) => ({ stage, via })))

/** What two people say to each other at once, or what ends a case without a decision: a stage between has to be told what it is for. */
const unshared: readonly Milestone[] = [
  'correction-requested',
  'corrected',
  'not-accepted',
  'withdrawn',
  'terminated',
]

test('a task put on any way of any flow in use leaves it sound, and taken away again leaves it as it was', () => {
  for (const flow of flows)
    for (const way of waysOf(flow)) {
      const where = `${flow.id} ${way.stage} ${way.via}`
      const grown = withNewStage(flow, 'checked-again', 'task', way)
      expect(Object.keys(grown.stages)).toContain('checked-again')
      const isShared = !routeOf(flow, way)?.milestones.some((each) => unshared.includes(each))
      if (isShared) expect(amiss(grown), where).toEqual(amiss(flow))
      expect(withoutStage(grown, 'checked-again'), where).toEqual(flow)
    }
})

test('whatever is built and taken away in whatever order, what is left has the shape of a flow', () => {
  const step = fc.record({
    does: fc.constantFrom('add', 'remove', 'branch', 'unbranch'),
    kind: fc.constantFrom(...stageKinds),
    at: fc.nat(),
  })
  fc.assert(
    fc.property(fc.constantFrom(...flows), fc.array(step, { maxLength: 12 }), (start, steps) => {
      let flow = start
      steps.forEach(({ does, kind, at }, index) => {
        const stages = Object.keys(flow.stages)
        const ways = waysOf(flow)
        const forks = stages.filter((name) => flow.stages[name]?.kind === 'fork')
        const fork = forks[at % Math.max(1, forks.length)] ?? ''
        const way = ways[at % ways.length]
        if (does === 'add' && way) flow = withNewStage(flow, `new-${index}`, kind, way)
        else if (does === 'remove') flow = withoutStage(flow, stages[at % stages.length] ?? '')
        else if (does === 'branch') flow = withNewBranch(flow, fork, `branch-${index}`)
        else flow = withoutBranch(flow, fork, Object.keys(branchesOf(flow, fork))[0] ?? '')
      })
      const said = JSON.parse(JSON.stringify(asOwn(flow, 'own', start)).replaceAll('""', '"x"')) as unknown
      expect(shape.safeParse(said).error).toBeUndefined()
      // Every way of it leads to something that is there.
      expect(amiss(flow).filter(([, message]) => message.includes('is no stage'))).toEqual([])
    }),
    { numRuns: 600 },
  )
})

function branchesOf(flow: Flow, fork: string): object {
  const stage = flow.stages[fork]
  return stage?.kind === 'fork' ? stage.branches : {}
}

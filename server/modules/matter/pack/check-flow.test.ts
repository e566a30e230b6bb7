import fc from 'fast-check'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { flow as flowSchema } from '#contract'
import { anyFlow } from '#world'
import { checkFlow, checkFlowAlone } from './check-flow.ts'
import { readPack } from './read.ts'
import {
  action,
  decidingWays,
  timesFound,
  lead,
  names,
  pick,
  stagesOf,
  task,
  title,
  waysOf,
  type Mistake,
} from './spoilt-flow.fixture.ts'

const { definition } = await readPack(
  join(import.meta.dirname, '../../../../packs/services/old-age-allowance'),
)

test('flows drawn by the rules are let through', () => {
  fc.assert(
    fc.property(anyFlow, (flow) => {
      expect(checkFlowAlone(flow, names)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

const mistakes: Record<string, Mistake> = {
  'a stage that no way leads to': (flow) => {
    flow.stages['lost'] = task({ to: 'end', milestones: ['closed'] })
    return ['flow.stages.lost', 'cannot be reached']
  },
  'a stage that comes to no end': (flow, roll) => {
    flow.stages['trap'] = task({ to: 'trap', milestones: [] })
    lead(flow, roll, 'trap')
    return ['flow.stages.trap', 'never comes to an end']
  },
  'a way to no stage': (flow, roll) => {
    const { path, route } = pick(waysOf(flow), roll)
    route.to = 'nowhere'
    return [path, 'leads to nowhere, which is no stage']
  },
  'a start, a second look and a reopening at no stage': (flow, roll) => {
    const entry = pick(['start', 'askReview', 'reopen'] as const, roll)
    flow[entry] = 'nowhere'
    return [`flow.${entry}`, 'nowhere is no stage']
  },
  'a stage called end': (flow) => {
    flow.stages['end'] = task({ to: 'end', milestones: ['closed'] })
    return ['flow.stages.end', 'end is the name of no stage']
  },
  'a service, a result or an assignee nobody registered': (flow, roll) => {
    const [name, stage] = pick(Object.entries(flow.stages), roll) ?? []
    if (stage?.kind === 'call') stage.service = 'oracle'
    else if (stage?.kind === 'issue') stage.result = 'oracle'
    else if (stage?.kind === 'decide') stage.decision = 'oracle'
    else if (stage?.kind === 'task' && stage.assignee.name !== 'applicant') stage.assignee.name = 'oracle'
    else return undefined
    return [`flow.stages.${name}`, 'oracle']
  },
  'a join outside of any branch': (flow) => {
    const stage = flow.stages[flow.start]
    if (stage?.kind !== 'task') return undefined
    stage.actions['away'] = action({ to: 'join', milestones: [] })
    return [`flow.stages.${flow.start}.actions.away`, 'joins outside of any branch']
  },
  'a way into a branch from outside': (flow, roll) => {
    const found = stagesOf(flow, 'fork', roll)
    const [name, branch] = pick(Object.entries(found?.stage.branches ?? {}), roll) ?? []
    const stage = flow.stages[flow.start]
    if (!found || !branch || stage?.kind !== 'task') return undefined
    stage.actions['in'] = action({ to: branch.start, milestones: [] })
    return [
      `flow.stages.${flow.start}.actions.in`,
      `leads into the branch ${found.name}.${name} from outside`,
    ]
  },
  'a start within a branch': (flow, roll) => {
    const found = stagesOf(flow, 'fork', roll)
    const branch = pick(Object.values(found?.stage.branches ?? {}), roll)
    if (!branch) return undefined
    flow.reopen = branch.start
    return ['flow.reopen', 'begins within a branch']
  },
  'a quorum of more branches than there are': (flow, roll) => {
    const found = stagesOf(flow, 'fork', roll)
    if (!found) return undefined
    found.stage.join = { quorum: 4 }
    return [`flow.stages.${found.name}.join`, 'wants 4 of']
  },
  'a stage of two branches': (flow, roll) => {
    const found = stagesOf(flow, 'fork', roll)
    const [first, second] = Object.values(found?.stage.branches ?? {})
    if (!found || !first || !second) return undefined
    second.stages.push(first.start)
    return [`flow.stages.${found.name}.branches.b1`, `${first.start} belongs to ${found.name}.b0`]
  },
  'a branch that begins elsewhere': (flow, roll) => {
    const found = stagesOf(flow, 'fork', roll)
    const branch = found?.stage.branches['b0']
    if (!found || !branch) return undefined
    branch.start = flow.start
    return [`flow.stages.${found.name}.branches.b0`, 'which is none of its stages']
  },
  'legs that wait for each other': (flow, roll) => {
    const found = stagesOf(flow, 'spawn', roll)
    const legs = Object.entries(found?.stage.legs ?? {})
    for (const [at, [, leg]] of legs.entries()) leg.after = [legs[(at + 1) % legs.length]?.[0] ?? '']
    return found && [`flow.stages.${found.name}.legs.${legs[0]?.[0]}`, 'comes after itself']
  },
  'a leg after no leg, of no matter': (flow, roll) => {
    const found = stagesOf(flow, 'spawn', roll)
    const [name, leg] = pick(Object.entries(found?.stage.legs ?? {}), roll) ?? []
    if (!found || !leg) return undefined
    if (roll % 2) leg.after = ['nothing']
    else leg.matter = 'nothing'
    const says = roll % 2 ? 'comes after nothing, which is no leg' : 'nothing is no matter'
    return [`flow.stages.${found.name}.legs.${name}`, says]
  },
  'a condition nobody can read': (flow, roll) => {
    const found = stagesOf(flow, 'fork', roll)
    const branch = found?.stage.branches['b0']
    if (!found || !branch) return undefined
    branch.when = 'form.x >'
    return [`flow.stages.${found.name}.branches.b0.when`, 'form.x >']
  },
}

test.each(Object.entries(mistakes))('%s is refused, and the place is named', (_name, mistake) => {
  expect(timesFound(mistake)).toBeGreaterThan(0)
})

test('a flow that never refuses is refused for a matter that can be asked for', () => {
  const flow = structuredClone(definition.flow)
  for (const { route } of decidingWays(flow)) route.outcome = 'granted'
  expect(checkFlow({ ...definition, flow }, names)).toContainEqual(['flow', 'no way leads to refused'])
})

test('a refusal without reasons is refused for what people may ask for', () => {
  const flow = structuredClone(definition.flow)
  const review = flow.stages['review']
  if (review?.kind !== 'task' || !review.actions['refuse']) throw new Error('no refusal')
  review.actions['refuse'].needs = ['opinion']
  review.period = { count: 3, unit: 'working' }
  review.elapsed = { to: 'end', milestones: ['accepted', 'decided', 'closed'], outcome: 'refused' }
  expect(checkFlow({ ...definition, flow }, names)).toEqual([
    ['flow.stages.review.actions.refuse', 'refuses without reasons'],
    ['flow.stages.review.elapsed', 'refuses without reasons'],
  ])
})

test('a condition on what nobody is asked is refused for its matter', () => {
  const flow = structuredClone(definition.flow)
  const stage = flow.stages['issue']
  if (stage?.kind !== 'issue') throw new Error('no issue')
  const ways = { next: stage.next, failed: stage.failed }
  const branch = (start: string) => ({ title, start, stages: [start], when: 'form.nickname == "x"' })
  flow.stages['issue'] = {
    kind: 'fork',
    title,
    branches: { one: branch('one'), two: branch('two') },
    join: 'all',
    ...ways,
  }
  for (const name of ['one', 'two']) flow.stages[name] = task({ to: 'join', milestones: [] })
  expect(checkFlow({ ...definition, flow }, names)).toEqual(
    ['one', 'two'].map((name) => [`flow.stages.issue.branches.${name}.when`, 'form.nickname does not exist']),
  )
})

test('a wait by no time or by two has not the form of a flow', () => {
  const out = { to: 'end', milestones: ['closed'] }
  const period = { count: 3, unit: 'working' }
  const waits = [{}, { elapsed: out }, { minutes: 5 }, { minutes: 5, period, elapsed: out }]
  for (const wait of waits)
    expect(
      flowSchema.safeParse({
        id: 'waiting',
        version: 1,
        start: 'wait',
        stages: { wait: { kind: 'wait', title, ...wait } },
      }).success,
    ).toBe(false)
})

import { expect, test } from 'vitest'
import { isAcceptedFirst } from '#contract'
import {
  action,
  decidingWays,
  timesFound,
  lead,
  pick,
  stagesOf,
  title,
  waysOf,
  type Mistake,
} from './spoilt-flow.fixture.ts'

const mistakes: Record<string, Mistake> = {
  'rules and results that ask each other for ever': (flow, roll) => {
    const out = { to: 'end', milestones: ['closed' as const] }
    const ring = { to: 'ring', milestones: [] }
    const routes = { granted: { to: 'link', milestones: [] }, refused: out, referred: out }
    flow.stages['ring'] = { kind: 'decide', title, decision: 'matter', routes }
    flow.stages['link'] = { kind: 'issue', title, result: 'certificate', next: out, failed: ring }
    lead(flow, roll, 'ring')
    return ['flow.stages.link', 'comes back to itself with nobody acting in between']
  },
  'legs none of which may be asked for, again and again': (flow, roll) => {
    const again = { to: 'legs', milestones: [] }
    const out = { to: 'end', milestones: ['closed' as const] }
    const leg = {
      title,
      matter: 'some-matter',
      when: 'form.x > 1',
      after: [],
      required: true,
      answers: {},
      materials: {},
    }
    flow.stages['legs'] = {
      kind: 'spawn',
      title,
      legs: { only: leg },
      next: again,
      partial: out,
      failed: out,
    }
    lead(flow, roll, 'legs')
    return ['flow.stages.legs', 'comes back to itself with nobody acting in between']
  },
  'an end that does not close, and a close that is no end': (flow, roll) => {
    const { path, route } = pick(waysOf(flow), roll)
    const isEnd = route.to === 'end'
    route.milestones = isEnd ? [] : [...route.milestones, 'closed']
    return [path, isEnd ? 'ends the case without the milestone closed' : 'closes a case that goes on']
  },
  'what the engine alone says': (flow, roll) => {
    const { path, route } = pick(waysOf(flow), roll)
    route.milestones.unshift(pick(['submitted', 'suspended', 'resumed', 'reopened'] as const, roll))
    return [path, 'not what a way says']
  },
  'closed before it is decided': (flow, roll) => {
    const way = pick(decidingWays(flow), roll)
    way?.route.milestones.reverse()
    return way && way.route.milestones.length > 1 ? [way.path, 'not in the order of the law'] : undefined
  },
  'a decision without an outcome': (flow, roll) => {
    const way = pick(decidingWays(flow), roll)
    delete way?.route.outcome
    return way && [way.path, 'is decided without an outcome']
  },
  'an outcome without a decision': (flow, roll) => {
    const { path, route } = pick(waysOf(flow), roll)
    if (route.outcome) return undefined
    route.outcome = 'granted'
    return [path, 'gives the outcome granted without the milestone decided']
  },
  'a decision where the rules cannot tell': (flow, roll) => {
    const found = stagesOf(flow, 'decide', roll)
    if (!found) return undefined
    found.stage.routes.referred = {
      to: 'end',
      milestones: ['accepted', 'decided', 'closed'],
      outcome: 'granted',
    }
    return [`flow.stages.${found.name}.routes.referred`, 'decides what the rules cannot tell']
  },
  'a decision after the decision': (flow, roll) => {
    const target = pick(decidingWays(flow), roll)?.route.to ?? 'end'
    const stage = flow.stages[target]
    if (stage?.kind !== 'task') return undefined
    stage.actions['undo'] = action({
      to: 'end',
      milestones: ['decided', 'closed'],
      outcome: 'granted',
    })
    return [`flow.stages.${target}.actions.undo`, 'decides what was decided before']
  },
  'a decision before acceptance': (flow) => {
    const stage = flow.stages[flow.start]
    if (stage?.kind !== 'task' || !isAcceptedFirst(flow)) return undefined
    stage.actions['rush'] = action({ to: 'end', milestones: ['decided', 'closed'], outcome: 'granted' })
    return [`flow.stages.${flow.start}.actions.rush`, 'decides what may not have been accepted']
  },
  'corrections that lead to no applicant': (flow, roll) => {
    const found = stagesOf(flow, 'task', roll)
    if (!found || found.stage.assignee.name === 'applicant') return undefined
    const needs: ['corrections'] = ['corrections']
    found.stage.actions['ask'] = { label: title, to: flow.start, milestones: ['correction-requested'], needs }
    return [`flow.stages.${found.name}.actions.ask`, 'asks for corrections without leading to the applicant']
  },
  'a second stage of the applicant': (flow) => {
    if (!flow.stages['correction']) return undefined
    flow.stages['more'] = structuredClone(flow.stages['correction'])
    return ['flow.stages.more', 'is a second stage of the applicant']
  },
  'an officer’s stage that is done with once a case is accepted': (flow, roll) => {
    const found = stagesOf(flow, 'task', roll)
    if (!found || found.stage.assignee.name === 'applicant') return undefined
    found.stage.actions = { deny: action({ to: 'end', milestones: ['not-accepted', 'closed'] }) }
    return [`flow.stages.${found.name}`, 'has no action for what is accepted']
  },
}

test.each(Object.entries(mistakes))('%s is refused, and the place is named', (_name, mistake) => {
  expect(timesFound(mistake)).toBeGreaterThan(0)
})

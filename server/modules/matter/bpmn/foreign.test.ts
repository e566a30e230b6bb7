import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { names } from '../pack/spoilt-flow.fixture.ts'
import { describeBpmnFinding } from './finding.ts'
import { importBpmn } from './import.ts'

async function sample(name: string) {
  const file = join(import.meta.dirname, 'fixtures', name)
  const { flow, findings } = await importBpmn(readFileSync(file), names)
  return { flow, findings, told: findings.map(describeBpmnFinding) }
}

test('a drawing of Camunda’s is a flow: lanes say who, the gateway says what can be done', async () => {
  const { flow, told } = await sample('camunda-lanes.bpmn')
  expect(told.filter((line) => line.startsWith('error'))).toEqual([])
  expect(flow).toMatchObject({
    id: 'process-outdoor-advertising',
    start: 'activity-0qz1check',
    acceptance: 'statutory',
    stages: {
      'activity-0qz1check': {
        kind: 'task',
        title: { zh: '核对材料' },
        assignee: { name: 'role', role: 'acceptor' },
        period: { count: 5, unit: 'working' },
        elapsed: { to: 'activity-1site' },
        actions: {
          'flow-0yes': { label: { zh: '齐全' }, to: 'activity-1site', milestones: [] },
          'flow-0no': { label: { zh: '不齐' }, to: 'end', milestones: ['closed'] },
        },
      },
      'activity-1site': { kind: 'task', assignee: { role: 'approver' } },
      'activity-1decide': {
        actions: { 'flow-0grant': { to: 'end' }, 'flow-0again': { to: 'activity-1site' } },
      },
    },
  })
  // What was assumed is said, with the element it was assumed of.
  expect(told).toContainEqual(expect.stringMatching(/^note Activity_0qz1check: «核对材料» has no English/))
  expect(told).toContainEqual(expect.stringMatching(/^note Flow_0yes: its condition is left aside/))
  expect(told).toContainEqual(expect.stringMatching(/^note Event_0late: its days are taken for working days/))
})

test('a drawing of Signavio’s is a flow: branches within branches, rules, a payment waited for', async () => {
  const { flow, told } = await sample('signavio-parallel.bpmn')
  expect(told.filter((line) => line.startsWith('error'))).toEqual([])
  expect(flow).toMatchObject({
    start: 'sid-rules',
    stages: {
      'sid-rules': {
        kind: 'decide',
        decision: 'matter',
        routes: { granted: { to: 'sid-split' }, refused: { to: 'end' }, referred: { to: 'sid-person' } },
      },
      'sid-split': {
        kind: 'fork',
        join: 'all',
        branches: {
          'sid-fire': { title: { zh: '消防' }, start: 'sid-fire', stages: ['sid-fire'] },
          'sid-inner-split': {
            title: { zh: '其他部门' },
            start: 'sid-inner-split',
            stages: ['sid-inner-split'],
          },
        },
        next: { to: 'sid-pay' },
      },
      'sid-inner-split': {
        kind: 'fork',
        branches: {
          'sid-health': { stages: ['sid-health', 'sid-health-site'], when: 'form.food == true' },
          'sid-env': { stages: ['sid-env'] },
        },
        next: { to: 'join' },
      },
      'sid-health-site': { actions: { 'sid-f11': { to: 'join' } } },
      'sid-pay': {
        kind: 'wait',
        period: { count: 15, unit: 'working' },
        elapsed: { to: 'end', milestones: ['closed'] },
        signals: { paid: { to: 'sid-issue' } },
      },
      'sid-issue': { kind: 'issue', result: 'certificate', next: { to: 'end' }, failed: { to: 'end' } },
    },
  })
})

test('a drawing full of mistakes is refused, each with its element and what to do', async () => {
  const { flow, findings, told } = await sample('broken.bpmn')
  expect(flow).toBeUndefined()
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ element }) => element)).toEqual(
    expect.arrayContaining(['', 'Start_2', 'Task_Script', 'Gateway_Split', 'Flow_8', 'Flow_2']),
  )
  expect(told).toContainEqual(
    expect.stringMatching(/^error Task_Script: a flow has no scriptTask \(flows hold no code/),
  )
  expect(told).toContainEqual(expect.stringMatching(/^error Gateway_Split: its branches never come together/))
  expect(told).toContainEqual(expect.stringMatching(/^error: userTask «没有编号» has no id/))
  expect(findings.every(({ message, advice }) => message.length > 5 && advice.length > 5)).toBe(true)
})

const process = (content: string) =>
  Buffer.from(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p">${content}</process></definitions>`,
  )
const flowing = (...pairs: readonly [from: string, to: string][]) =>
  pairs.map(([from, to], at) => `<sequenceFlow id="f${at}" sourceRef="${from}" targetRef="${to}"/>`).join('')
const timer = (time: string) =>
  `<timerEventDefinition><timeDuration>${time}</timeDuration></timerEventDefinition>`

const mistakes: readonly [name: string, content: string, says: RegExp][] = [
  ['no start', `<task id="a"/><endEvent id="z"/>${flowing(['a', 'z'])}`, /there is no start event/],
  [
    'a task without a way out',
    `<startEvent id="s"/><task id="a"/>${flowing(['s', 'a'])}`,
    /error a: no way leads out of it \(draw a sequence flow/,
  ],
  [
    'gateways that lead only to each other',
    `<startEvent id="s"/><task id="a"/><exclusiveGateway id="g"/><exclusiveGateway id="h"/>${flowing(['s', 'a'], ['a', 'g'], ['g', 'h'], ['h', 'g'])}`,
    /error a: no way leads out of it/,
  ],
  [
    'a task nothing leads to',
    `<startEvent id="s"/><task id="a"/><task id="b"/><endEvent id="z"/>${flowing(['s', 'a'], ['a', 'z'], ['b', 'z'])}`,
    /error b: cannot be reached \(draw a sequence flow that leads to it/,
  ],
  [
    'a timer that interrupts nothing',
    `<startEvent id="s"/><task id="a"/><boundaryEvent id="t" attachedToRef="a" cancelActivity="false">${timer('P5D')}</boundaryEvent><endEvent id="z"/>${flowing(['s', 'a'], ['a', 'z'], ['t', 'z'])}`,
    /error t: it lets the task go on/,
  ],
  [
    'a boundary event on nothing',
    `<startEvent id="s"/><task id="a"/><boundaryEvent id="t" attachedToRef="gone">${timer('P5D')}</boundaryEvent><endEvent id="z"/>${flowing(['s', 'a'], ['a', 'z'], ['t', 'z'])}`,
    /error t: it sits on no activity/,
  ],
  [
    'tasks within a sub-process',
    `<startEvent id="s"/><subProcess id="a"><userTask id="b"/></subProcess><endEvent id="z"/>${flowing(['s', 'a'], ['a', 'z'])}`,
    /error b: a sub-process holds the cases it starts, and no userTask/,
  ],
  [
    'a service nobody knows',
    `<startEvent id="s"/><serviceTask id="a"/><endEvent id="z"/>${flowing(['s', 'a'], ['a', 'z'])}`,
    /error a: the service a is not registered \(name one that is registered/,
  ],
  [
    'a join without a fork',
    `<startEvent id="s"/><task id="a"/><parallelGateway id="g"/><endEvent id="z"/>${flowing(['s', 'a'], ['a', 'g'], ['a', 'g'], ['g', 'z'])}`,
    /error g: it brings together what no gateway has parted/,
  ],
  [
    'legs that wait for each other',
    `<startEvent id="s"/><subProcess id="a"><callActivity id="b" calledElement="m"/><callActivity id="c" calledElement="m"/><sequenceFlow id="i1" sourceRef="b" targetRef="c"/><sequenceFlow id="i2" sourceRef="c" targetRef="b"/></subProcess><endEvent id="z"/>${flowing(['s', 'a'], ['a', 'z'])}`,
    /error b: comes after itself/,
  ],
  [
    'two processes',
    `<startEvent id="s"/></process><process id="q"><task id="a"/>`,
    /error q: there is more than one process/,
  ],
  ['nothing in it', '', /error p: the file holds no process/],
]

test.each(mistakes)('%s is told', async (_, content, says) => {
  const { flow, findings } = await importBpmn(process(content), names)
  expect(flow).toBeUndefined()
  expect(findings.map(describeBpmnFinding).join('\n')).toMatch(says)
})

test('a new task in a branch of a drawing without our words is in that branch', async () => {
  const { flow } = await importBpmn(
    process(
      `<startEvent id="s"/><parallelGateway id="fork"/><task id="a"/><task id="b"/><task id="b2"/><complexGateway id="join"><activationCondition>activationCount >= 1</activationCondition></complexGateway><task id="after"/><endEvent id="z"/>${flowing(['s', 'fork'], ['fork', 'a'], ['fork', 'b'], ['a', 'join'], ['b', 'b2'], ['b2', 'join'], ['join', 'after'], ['after', 'z'])}`.replace(
        '>=',
        '&gt;=',
      ),
    ),
    names,
  )
  expect(flow?.stages['fork']).toMatchObject({
    join: 'any',
    branches: { a: { stages: ['a'] }, b: { stages: ['b', 'b2'] } },
    next: { to: 'after' },
  })
})

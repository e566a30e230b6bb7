import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow as flowSchema, type Flow } from '#contract'
import { names } from '../pack/spoilt-flow.fixture.ts'
import { exportBpmn } from './export.ts'
import { describeBpmnFinding } from './finding.ts'
import { importBpmn } from './import.ts'

const file = join(import.meta.dirname, '../../../../packs/flows/reviewed.yaml')
const flow = flowSchema.parse(parse(readFileSync(file, 'utf8')))
let xml = ''

beforeAll(async () => {
  xml = await exportBpmn(flow)
})

/** What becomes of the flow when somebody changes its drawing in another modeller. */
async function edited(...changes: readonly ((xml: string) => string)[]) {
  const changed = changes.reduce((text, change) => {
    const next = change(text)
    expect(next).not.toBe(text)
    return next
  }, xml)
  const { flow: back, findings } = await importBpmn(Buffer.from(changed), names)
  return { back, told: findings.map(describeBpmnFinding).join('\n') }
}

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)
const add = (elements: string) => replace('</bpmn:process>', `${elements}</bpmn:process>`)
/** As modellers delete: the element, its flows, and every mention of them. */
const remove = (id: string) => (text: string) => {
  const flows = [
    ...text.matchAll(
      /<bpmn:sequenceFlow id="([^"]+)"[^>]*?(?:sourceRef|targetRef)="([^"]+)"[^>]*?targetRef="([^"]+)"/g,
    ),
  ].flatMap(([, flowId, from, to]) => (from === id || to === id ? [flowId ?? ''] : []))
  return [id, ...flows].reduce(
    (left, each) =>
      left
        .replace(element(each), '')
        .replaceAll(new RegExp(`\\s*<bpmn:(incoming|outgoing)>${literal(each)}</bpmn:\\1>`, 'g'), '')
        .replace(
          new RegExp(
            `<bpmndi:(BPMNShape|BPMNEdge) [^>]*bpmnElement="${literal(each)}"[\\s\\S]*?</bpmndi:\\1>`,
          ),
          '',
        ),
    text,
  )
}
const element = (id: string) =>
  new RegExp(`<bpmn:(\\w+) id="${literal(id)}"(?:[^>]*?/>|[\\s\\S]*?</bpmn:\\1>)`)
const literal = (text: string) => text.replaceAll('.', '\\.')

test('a renamed task and a renamed action keep all else', async () => {
  const { back, told } = await edited(
    replace('name="审查决定"', 'name="审查并决定"'),
    replace('id="review.actions.grant" name="准予"', 'id="review.actions.grant" name="准予许可"'),
  )
  expect(task(back, 'review').title).toEqual({ zh: '审查并决定', en: 'Decision' })
  expect(task(back, 'review').actions['grant']).toEqual({
    ...task(flow, 'review').actions['grant'],
    label: { zh: '准予许可', en: 'Grant' },
  })
  expect(told).toMatch(/note review: «审查决定» is now «审查并决定»/)
})

test('a task drawn in between is a stage of its own', async () => {
  const { back, told } = await edited(
    replace(/(id="acceptance\.actions\.accept"[^>]*targetRef=)"review"/, '$1"Activity_0new1x"'),
    add(
      `<bpmn:userTask id="Activity_0new1x" name="现场核查" /><bpmn:sequenceFlow id="Flow_0new2y" name="核查完了" sourceRef="Activity_0new1x" targetRef="review" />`,
    ),
  )
  expect(task(back, 'acceptance').actions['accept']?.to).toBe('activity-0new1x')
  expect(task(back, 'activity-0new1x')).toMatchObject({
    title: { zh: '现场核查', en: '现场核查' },
    assignee: { name: 'role', role: 'approver' },
    actions: { 'flow-0new2y': { to: 'review', milestones: [], label: { zh: '核查完了' } } },
  })
  expect(told).toMatch(/note Activity_0new1x: nobody is said to do it/)
  expect(Object.keys(back?.stages ?? {})).toEqual([...Object.keys(flow.stages), 'activity-0new1x'])
})

test('a way that is drawn elsewhere leads there, and closes only where it ends', async () => {
  const { back, told } = await edited(
    replace(/(id="review\.actions\.refuse"[^>]*targetRef=)"review\.end\.refused"/, '$1"issue-by-hand"'),
    remove('review.end.refused'),
  )
  expect(task(back, 'review').actions['refuse']).toMatchObject({
    to: 'issue-by-hand',
    milestones: ['decided'],
  })
  expect(told).toMatch(/note review\.actions\.refuse: it goes on now/)
})

test('a way that is taken away is gone, and one that is needed is asked for', async () => {
  const { back } = await edited(
    remove('acceptance.actions.not-accept'),
    remove('acceptance.end.not-accepted'),
  )
  expect(Object.keys(task(back, 'acceptance').actions)).toEqual(['accept', 'request-correction'])
  const { back: none, told } = await edited(remove('issue.failed'))
  expect(none).toBeUndefined()
  expect(told).toMatch(
    /error issue: no way leads on when the result cannot be made \(draw a sequence flow for it \(failed\)\)/,
  )
})

test('a task that is taken away is gone with its timer and its ways', async () => {
  const { back, told } = await edited(
    remove('acceptance.actions.request-correction'),
    remove('correction.end.withdrawn'),
    remove('correction.timer'),
    remove('correction'),
  )
  expect(told).not.toMatch(/error/)
  expect(Object.keys(back?.stages ?? {})).not.toContain('correction')
})

test('a timer that is set anew counts anew, in the days it counted in', async () => {
  const { back } = await edited(replace('>P15D<', '>P20D<'))
  expect(task(back, 'correction').period).toEqual({ ...task(flow, 'correction').period, count: 20 })
  const { back: none, told } = await edited(replace('>P15D<', '>${days}<'))
  expect(none).toBeUndefined()
  expect(told).toMatch(/error correction\.timer: \$\{days\} is no duration a flow knows/)
})

test('a copied task is another stage, though it carries the words of the first', async () => {
  const { back } = await edited(
    replace(/(id="acceptance\.actions\.accept"[^>]*targetRef=)"review"/, '$1"Activity_copy"'),
    (text) => {
      const [copied = ''] = element('review').exec(text) ?? []
      const copy = copied
        .replace('id="review"', 'id="Activity_copy"')
        .replaceAll(/\s*<bpmn:(incoming|outgoing)>[^<]*<\/bpmn:\1>/g, '')
      const flowOn = '<bpmn:sequenceFlow id="Flow_on" sourceRef="Activity_copy" targetRef="review" />'
      return text.replace('</bpmn:process>', `${copy}${flowOn}</bpmn:process>`)
    },
  )
  expect(task(back, 'activity-copy')).toMatchObject({ title: task(flow, 'review').title })
})

test('what contradicts the law is told at the element that says it', async () => {
  const { back, told } = await edited(
    replace(
      /(via="review\.?[^>]*|via="actions\.grant"[^>]*)milestones="decided"/,
      '$1milestones="closed decided"',
    ),
  )
  expect(back).toBeUndefined()
  expect(told).toMatch(/error review\.actions\.grant: /)
  const { told: role } = await edited(replace('role="acceptor"', 'role="nobody"'))
  expect(role).toBe('error acceptance: nobody is no role (correct its yw:assignee)')
  const { told: count } = await edited(replace('count="15"', 'count="many"'))
  expect(count).toMatch(/error correction: /)
})

function task(of: Flow | undefined, name: string) {
  const stage = of?.stages[name]
  if (stage?.kind !== 'task') throw new Error(`${name} is no task`)
  return stage
}

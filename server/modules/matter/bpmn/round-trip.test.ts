import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow as flowSchema, type Flow } from '#contract'
import { alteredFlow } from '#world'
import { checkFlowAlone, type FlowNames } from '../pack/check-flow.ts'
import { names } from '../pack/spoilt-flow.fixture.ts'
import { flowYaml } from '../pack/write-flow.ts'
import { writtenFlow } from '../written-flow.fixture.ts'
import { exportBpmn } from './export.ts'
import { describeBpmnFinding } from './finding.ts'
import { importBpmn } from './import.ts'

const folder = join(import.meta.dirname, '../../../../packs/flows')
const shipped = readdirSync(folder).map((file) => read(readFileSync(join(folder, file), 'utf8')))

async function imported(xml: string, known = names) {
  const { flow, findings } = await importBpmn(Buffer.from(xml), known)
  return { flow, told: findings.map(describeBpmnFinding) }
}

test.each(shipped.map((flow) => [flow.id, flow] as const))('%s comes back as it went', async (_, flow) => {
  const { flow: back, told } = await imported(await exportBpmn(flow), namesIn(flow))
  expect(told).toEqual([])
  // The order of stages and actions is the order people meet.
  expect(JSON.stringify(back)).toBe(JSON.stringify(flow))
})

test('any flow comes back as it went, to the last word', async () => {
  await fc.assert(
    fc.asyncProperty(writtenFlow, async (flow) => {
      expect(checkFlowAlone(flow, names)).toEqual([])
      const { flow: back, told } = await imported(await exportBpmn(flow))
      expect(told).toEqual([])
      expect(JSON.stringify(back)).toBe(JSON.stringify(flow))
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('any flow written as a file of a pack is the same flow', () => {
  fc.assert(
    fc.property(writtenFlow, (flow) => {
      expect(JSON.stringify(read(flowYaml(flow)))).toBe(JSON.stringify(flow))
    }),
    { numRuns: 60 },
  )
})

test('a flow that is wrong is never taken in as another one: it is the same, or its faults are told', async () => {
  await fc.assert(
    fc.asyncProperty(alteredFlow, async (flow) => {
      if (!flowSchema.safeParse(flow).success || !isDrawable(flow)) return
      const { flow: back, told } = await imported(await exportBpmn(flow))
      if (checkFlowAlone(flow, names).length === 0) {
        expect(JSON.stringify(back)).toBe(JSON.stringify(flowSchema.parse(flow)))
      } else if (back) expect(told.join()).toMatch(/note/)
      else expect(told.join()).toMatch(/error/)
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('what is exported has a picture of everything and words of our own only in our namespace', async () => {
  const flow = shipped.find(({ id }) => id === 'reviewed') as Flow
  const xml = await exportBpmn(flow)
  const drawn = [...xml.matchAll(/bpmnElement="([^"]+)"/g)].map(([, id]) => id)
  const elements = [
    ...xml.matchAll(/<bpmn:(?:\w+Task|\w+Event|\w+Gateway|sequenceFlow)\s[^>]*?\bid="([^"]+)"/g),
  ].map(([, id]) => id)
  expect(elements.length).toBeGreaterThan(20)
  expect(elements.filter((id) => !drawn.includes(id))).toEqual([])
  expect(xml).toContain('xmlns:yw="urn:yiwang:flow:1"')
  expect(xml).toContain('<bpmn:userTask id="acceptance" name="受理">')
  expect(xml).toMatch(/<bpmn:boundaryEvent id="correction\.timer"[^>]*attachedToRef="correction"/)
  expect(xml).toContain('<bpmn:exclusiveGateway id="acceptance.exits">')
  expect(xml).toContain('milestones="decided closed" outcome="refused"')
})

/** Whether every way leads to something that can be drawn. */
function isDrawable(flow: Flow): boolean {
  return !checkFlowAlone(flow, names).some(([, message]) =>
    /is no stage|joins outside|is the name of no stage|belongs to|none of its stages/.test(message),
  )
}

/** What a shipped flow names is registered by the modules whose it is. */
function namesIn({ stages }: Flow): FlowNames {
  const all = Object.values(stages)
  return {
    ...names,
    assignees: all.flatMap((stage) => (stage.kind === 'task' ? [stage.assignee.name] : [])),
    services: all.flatMap((stage) => (stage.kind === 'call' ? [stage.service] : [])),
    results: all.flatMap((stage) => (stage.kind === 'issue' ? [stage.result] : [])),
  }
}

/** A flow as its file says; one of many matters has its legs from a pack. */
function read(text: string): Flow {
  const leg = (after: string[]) => ({ title: { zh: '事项', en: 'A matter' }, matter: 'some-matter', after })
  const legs = `legs: ${JSON.stringify({ first: leg([]), second: leg(['first']) })}`
  return flowSchema.parse(parse(text.replace('legs: matter', legs)))
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow as flowSchema } from '#contract'
import { names } from '../pack/spoilt-flow.fixture.ts'
import { exportBpmn } from './export.ts'
import { describeBpmnFinding } from './finding.ts'
import { importBpmn } from './import.ts'

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
/** What is promised is two seconds; a loaded machine is given more, a hang is minutes. */
const PROMPT_MS = 6000

const document = (content: string, before = '') =>
  `${before}<b:definitions xmlns:b="${MODEL}" targetNamespace="x"><b:process id="p">${content}</b:process></b:definitions>`
const many = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at)).join('')

async function tell(bytes: Uint8Array | string): Promise<string> {
  const before = performance.now()
  const { flow, findings } = await importBpmn(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, names)
  expect(performance.now() - before).toBeLessThan(PROMPT_MS)
  expect(flow).toBeUndefined()
  return findings.map(describeBpmnFinding).join('\n')
}

const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${many(12, (at) => `<!ENTITY a${at} "${`&a${at - 1};`.repeat(10)}">`)}]>`

const hostile: readonly [name: string, xml: () => string | Uint8Array, says: RegExp][] = [
  [
    'entities that grow without end',
    () => document('<b:task id="t" name="&a11;"/>', laughs),
    /document type or a declaration/,
  ],
  [
    'an entity from outside',
    () => document('&x;', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    /document type/,
  ],
  [
    'an entity nobody declares',
    () => document('<b:task id="t" name="&nbsp;"/>'),
    /a reference stands here that nothing declares/,
  ],
  ['ten megabytes', () => document(' '.repeat(10_000_000)), /the file has 10\.0 MB, more than 2 MB/],
  [
    'a hundred thousand elements',
    () => document(many(100_000, (at) => `<b:task id="t${at}"/>`)),
    /more than 20000 elements|MB/,
  ],
  [
    'elements a thousand deep',
    () => document(`${'<b:subProcess>'.repeat(1000)}${'</b:subProcess>'.repeat(1000)}`),
    /more than 100 deep/,
  ],
  [
    'text where none may stand, many times',
    () => document(many(9000, (at) => `<b:task id="t${at}">${'x'.repeat(180)}</b:task>`)),
    /too large or holds too much|more than/,
  ],
  [
    'elements BPMN does not know, many times',
    () => document(many(19_000, (at) => `<b:thing id="t${at}"/>`)),
    /too large or holds too much|holds no process/,
  ],
  [
    'flows in a ring, many times',
    () =>
      document(
        many(19_000, (at) => `<b:sequenceFlow id="t${at}" sourceRef="t${at + 1}" targetRef="t${at}"/>`),
      ),
    /too large|more than 6000/,
  ],
  [
    'one id many times',
    () => document(many(15_000, () => '<b:task id="same"/>')),
    /the id same is there already, in line 1/,
  ],
  ['ids that are none', () => document('<b:task id="任务 1"/>'), /任务 1 is no id/],
  [
    'gateways one after another without end',
    () =>
      document(
        `<b:startEvent id="s"/><b:task id="g0"/>${many(900, (at) => `<b:exclusiveGateway id="g${at + 1}"/>`)}${many(900, (at) => `<b:sequenceFlow id="a${at}" sourceRef="g${at}" targetRef="g${at + 1}"/><b:sequenceFlow id="c${at}" sourceRef="g${at}" targetRef="g${at + 1}"/>`)}`,
      ),
    /50 gateways/,
  ],
  [
    'a sub-process in itself',
    () =>
      document(
        '<b:subProcess id="a"><b:sequenceFlow id="f" sourceRef="a" targetRef="a"/><b:callActivity id="c" calledElement="p"/></b:subProcess>',
      ),
    /there is no start event/,
  ],
  [
    'thousands of namespaces',
    () => `<b:definitions xmlns:b="${MODEL}" ${many(5000, (at) => `xmlns:n${at}="urn:${at}" `)}/>`,
    /more than 100 attributes/,
  ],
  [
    'thousands of attributes',
    () => document(`<b:task id="t" ${many(50_000, (at) => `a${at}="" `)}/>`),
    /more than 100 attributes/,
  ],
  [
    'a file that stops in the middle',
    () => document('<b:task id="t"/>').slice(0, -30),
    /is never closed|ends too early/,
  ],
  [
    'tags that cross',
    () => document('<b:task id="t"><b:documentation></b:task></b:documentation>'),
    /closes nothing that is open/,
  ],
  [
    'an attribute without quotes',
    () => document('<b:task id=t/>'),
    /line 1: <b:task> has something that is no attribute/,
  ],
  [
    'a character XML does not have',
    () => document('<b:task id="t" name="\u0001"/>'),
    /a character stands here that XML does not allow/,
  ],
  ['a character that is none', () => document('<b:task id="t" name="&#xD800;"/>'), /is no character/],
  ['another language', () => '{"process": []}', /text stands outside of the root element/],
  [
    'another kind of document',
    () => '<svg xmlns="http://www.w3.org/2000/svg"/>',
    /the root element is <svg>/,
  ],
  ['nothing at all', () => '', /there is no element/],
  [
    'an encoding nobody knows',
    () => '<?xml version="1.0" encoding="KOI8-R"?><a/>',
    /the encoding KOI8-R is not known/,
  ],
  [
    'bytes that are not what they say',
    () => Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0xc3, 0x28]),
    /bytes that are no utf-8/,
  ],
  ['noise', () => Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 251)), /./],
]

test.each(hostile)('%s is refused in good time, with what to do', async (_, xml, says) => {
  expect(await tell(xml())).toMatch(says)
})

const flow = flowSchema.parse(
  parse(readFileSync(join(import.meta.dirname, '../../../../packs/flows/reviewed.yaml'), 'utf8')),
)

test('a document in the encodings of other modellers is read', async () => {
  const xml = await exportBpmn(flow)
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le'),
  ])
  const big = Buffer.from(utf16).swap16()
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(xml)])
  for (const bytes of [utf16, big, marked]) expect((await importBpmn(bytes, names)).flow).toEqual(flow)
  // 受理 in GB18030.
  const gb = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="GB2312"?>'),
    Buffer.from(
      document(
        '<b:startEvent id="s"/><b:task id="a" name="@"/><b:endEvent id="z"/><b:sequenceFlow id="f" sourceRef="s" targetRef="a"/><b:sequenceFlow id="g" sourceRef="a" targetRef="z"/>',
      ),
    ),
  ])
  const at = gb.indexOf('@')
  const bytes = Buffer.concat([
    gb.subarray(0, at),
    Buffer.from([0xca, 0xdc, 0xc0, 0xed]),
    gb.subarray(at + 1),
  ])
  expect((await importBpmn(bytes, names)).flow?.stages['a']?.title.zh).toBe('受理')
})

test('rare characters written as numbers stay what they are', async () => {
  const xml = (await exportBpmn(flow)).replace('name="受理"', 'name="&#x20BB7;&#134071;理"')
  const { flow: back } = await importBpmn(Buffer.from(xml), names)
  expect(back?.stages['acceptance']?.title.zh).toBe('𠮷𠮷理')
})

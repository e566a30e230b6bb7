import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow as flowSchema } from '#contract'

const yiwang = fileURLToPath(new URL('../../yiwang', import.meta.url))
const flows = fileURLToPath(new URL('../../packs/flows/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'flow-'))
afterAll(() => rmSync(folder, { recursive: true }))

function flow(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(yiwang, ['flow', ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}
const read = (text: string) => flowSchema.parse(parse(text))

test('a flow goes out as BPMN and comes back the same', { timeout: 240_000 }, async () => {
  const [bpmn, yaml] = [join(folder, 'reviewed.bpmn'), join(folder, 'flow.yaml')]
  expect(await flow('export', 'reviewed', '--out', bpmn)).toEqual({ code: 0, out: '', err: '' })
  expect(await flow('import', bpmn, '--out', yaml)).toEqual({ code: 0, out: '', err: '' })
  expect(read(readFileSync(yaml, 'utf8'))).toEqual(read(readFileSync(join(flows, 'reviewed.yaml'), 'utf8')))
  // A file, and a service by its name, are exported too.
  const [byFile, byService] = [await flow('export', yaml), await flow('export', 'old-age-allowance')]
  expect(byFile.out).toBe(`${readFileSync(bpmn, 'utf8').trimEnd()}\n`)
  expect(byService.out).toContain('<bpmn:businessRuleTask id="decide"')
  // One of many matters has its legs from its pack.
  expect((await flow('export', 'newborn')).out).toMatch(
    /<bpmn:callActivity [^>]*calledElement="birth-certificate"/,
  )
})

test('what is wrong is told by element, with exit code 1 and no flow', { timeout: 240_000 }, async () => {
  const broken = fileURLToPath(
    new URL('../../server/modules/matter/bpmn/fixtures/broken.bpmn', import.meta.url),
  )
  const told = await flow('import', broken)
  expect(told).toMatchObject({ code: 1, out: '' })
  expect(told.err).toMatch(/^error Task_Script: a flow has no scriptTask \(/m)
  const json = await flow('import', broken, '--json')
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({
    ok: false,
    flow: null,
    findings: expect.arrayContaining([
      expect.objectContaining({ element: 'Task_Script', severity: 'error' }),
    ]),
  })
  const wrong = join(folder, 'wrong.yaml')
  writeFileSync(
    wrong,
    readFileSync(join(flows, 'reviewed.yaml'), 'utf8').replaceAll('to: review', 'to: nowhere'),
  )
  expect(await flow('export', wrong)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/wrong\.yaml stages\.acceptance\.actions\.accept: leads to nowhere/),
  })
  expect(await flow('export', 'no-such-flow')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no-such-flow is no file, no service and no flow'),
  })
  expect((await flow('import', join(folder, 'absent.bpmn'))).err).toContain('cannot be read')
})

import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { flow as flowSchema, type Flow } from '#contract'
import {
  checkFlowAlone,
  describeBpmnFinding,
  exportBpmn,
  flowYaml,
  importBpmn,
  PackRefused,
  readPack,
} from '#modules/matter'
import { StartFailure } from '#platform/errors'
import { registeredNames } from '../server/registered.ts'

const packs = join(import.meta.dirname, '..', 'packs')

/** Writes a flow as BPMN. The exit code: 1 where the flow is wrong. Throws StartFailure where there is none. */
export async function exportFlow(named: string, out: string | undefined): Promise<0 | 1> {
  const found = await findFlow(named)
  if (!found.flow) {
    process.stderr.write(`${found.wrong.join('\n')}\n`)
    return 1
  }
  await give(await exportBpmn(found.flow), out)
  return 0
}

/** Writes the flow of a BPMN file as YAML and tells what was found. The exit code: 1 where it is no flow. */
export async function importFlow(
  file: string,
  { out, json }: { readonly out?: string; readonly json?: boolean },
): Promise<0 | 1> {
  const bytes = await readBytes(file)
  const { flow, findings } = await importBpmn(bytes, registeredNames())
  const yaml = flow && `# From ${basename(file)}.\n${flowYaml(flow)}`
  if (json)
    process.stdout.write(`${JSON.stringify({ ok: flow !== undefined, flow: flow ?? null, findings })}\n`)
  else for (const finding of findings) process.stderr.write(`${describeBpmnFinding(finding)}\n`)
  if (yaml !== undefined && (out !== undefined || !json)) await give(yaml, out)
  return flow ? 0 : 1
}

interface Found {
  readonly flow?: Flow
  readonly wrong: readonly string[]
}

/** A flow by its file, by the service whose it is, legs included, or by its name among the shared ones. */
async function findFlow(named: string): Promise<Found> {
  if (existsSync(named)) return readFlow(resolve(named))
  if (!/^[a-z][a-z0-9-]*$/.test(named)) throw new StartFailure(`${named} is no file`)
  const service = join(packs, 'services', named)
  if (existsSync(join(service, 'matter.yaml'))) return flowOfService(service)
  const file = join(packs, 'flows', `${named}.yaml`)
  if (!existsSync(file)) throw new StartFailure(`${named} is no file, no service and no flow in ${packs}`)
  return readFlow(file)
}

async function flowOfService(folder: string): Promise<Found> {
  try {
    const { definition } = await readPack(folder)
    return { flow: definition.flow, wrong: [] }
  } catch (cause) {
    if (cause instanceof PackRefused) return { wrong: [cause.message] }
    throw cause
  }
}

async function readFlow(file: string): Promise<Found> {
  const refused = (lines: readonly string[]) => ({ wrong: lines.map((line) => `${basename(file)} ${line}`) })
  let content: unknown
  try {
    content = parse(await readFile(file, 'utf8'))
  } catch (cause) {
    return refused([cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)])
  }
  const parsed = flowSchema.safeParse(content)
  if (!parsed.success)
    return refused(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const wrong = checkFlowAlone(parsed.data, registeredNames()).map(
    ([path, message]) => `${path.replace(/^flow\.?/, '')}: ${message}`,
  )
  return wrong.length > 0 ? refused(wrong) : { flow: parsed.data, wrong }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new StartFailure(`${file} cannot be read`, { cause })
  }
}

async function give(text: string, out: string | undefined): Promise<void> {
  if (out === undefined) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  else await writeFile(out, text)
}

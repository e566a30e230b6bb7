import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { matterDefinition, type MatterDefinition } from '#contract'
import { canonicalJson, sm3Hex } from '#platform/crypto'
import { PackRefused, findingAt, type Finding } from './finding.ts'

/** A pack as read from its folder: merged, validated against the contract, not yet checked for sense. */
export interface Pack {
  readonly folder: string
  readonly definition: MatterDefinition
  /** SM3 of the canonical definition, hex. */
  readonly digest: string
  /** The file of the flow, as findings name it. */
  readonly flowFile: string
}

/** Reads a pack folder and the shared flow it names (`<packs>/flows`, unless another folder is given); throws PackRefused naming file and place. */
export async function readPack(
  folder: string,
  flowsFolder = join(folder, '..', '..', 'flows'),
): Promise<Pack> {
  const findings: Finding[] = []
  const parts = await readParts(resolve(folder), flowsFolder, findings)
  if (findings.length > 0) throw new PackRefused(basename(resolve(folder)), findings)
  const parsed = matterDefinition.safeParse(parts.merged)
  if (!parsed.success)
    throw new PackRefused(
      basename(resolve(folder)),
      parsed.error.issues.map((issue) => findingAt(issue.path.join('.'), issue.message, parts.flowFile)),
    )
  // What is stored and compared is JSON: a pack read again has the same digest whatever YAML it was written in.
  const digest = digestOf(parsed.data)
  if (parsed.data.slug !== basename(resolve(folder)))
    throw new PackRefused(folder, [findingAt('slug', `the folder is called ${basename(resolve(folder))}`)])
  return { folder, definition: parsed.data, digest, flowFile: parts.flowFile }
}

/** SM3 of a definition in canonical form, hex. */
export function digestOf(definition: MatterDefinition): string {
  return sm3Hex(canonicalJson(definition))
}

async function readParts(folder: string, flowsFolder: string, findings: Finding[]) {
  const yaml = async (file: string, inFolder = folder) =>
    parseYaml(await readText(join(inFolder, file)), file, findings)
  const matter = asRecord(await yaml('matter.yaml'), 'matter.yaml', findings)
  const form = await yaml('form.yaml')
  const decisionText = await readText(join(folder, 'decision.yaml'))
  const decision = decisionText === undefined ? undefined : parseYaml(decisionText, 'decision.yaml', findings)
  const guide = {
    zh: await readText(join(folder, 'guide.zh.md')),
    en: await readText(join(folder, 'guide.en.md')),
  }
  for (const [language, text] of Object.entries(guide))
    if (!text?.trim())
      findings.push({ file: `guide.${language}.md`, path: '', message: 'is missing or empty' })
  const named = matter.flow
  if (typeof named !== 'string' || !/^[a-z][a-z0-9-]*$/.test(named))
    findings.push({ file: 'matter.yaml', path: 'flow', message: 'must name a shared flow' })
  const flowFile = `flows/${String(named)}.yaml`
  const flow =
    findings.length > 0
      ? undefined
      : parseYaml(await readText(join(flowsFolder, `${String(named)}.yaml`)), flowFile, findings)
  return {
    flowFile,
    merged: { ...matter, form, flow, guide, ...(decision === undefined ? {} : { decision }) },
  }
}

function parseYaml(text: string | undefined, file: string, findings: Finding[]): unknown {
  if (text === undefined) return void findings.push({ file, path: '', message: 'is missing' })
  const document = parseDocument(text, { prettyErrors: true })
  for (const { message } of document.errors)
    findings.push({ file, path: '', message: message.split('\n')[0] ?? message })
  return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 100 }) as unknown)
}

function asRecord(value: unknown, file: string, findings: Finding[]): Record<string, unknown> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    return value as Record<string, unknown>
  if (findings.length === 0) findings.push({ file, path: '', message: 'must be a mapping' })
  return {}
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
}

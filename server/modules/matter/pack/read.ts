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

/** Gives the text of a file of the pack, or of a shared flow (`flows/<id>.yaml`); undefined where there is none. */
type ReadText = (file: string) => Promise<string | undefined>

/** Reads a pack folder and the shared flow it names (`<packs>/flows`, unless another folder is given), with the legs of its own where the flow asks for them; throws PackRefused naming file and place. */
export async function readPack(
  folder: string,
  flowsFolder = join(folder, '..', '..', 'flows'),
): Promise<Pack> {
  const home = resolve(folder)
  const read = await readPackText(basename(home), (file) =>
    readText(file.startsWith('flows/') ? join(flowsFolder, basename(file)) : join(home, file)),
  )
  return { folder, ...read }
}

/** Reads the pack called `slug` from wherever its files are; throws PackRefused naming file and place. */
export async function readPackText(slug: string, textOf: ReadText): Promise<Omit<Pack, 'folder'>> {
  const findings: Finding[] = []
  const parts = await readParts(textOf, findings)
  if (findings.length > 0) throw new PackRefused(slug, findings)
  const parsed = matterDefinition.safeParse(parts.merged)
  if (!parsed.success)
    throw new PackRefused(
      slug,
      parsed.error.issues.map((issue) => findingAt(issue.path.join('.'), issue.message, parts.flowFile)),
    )
  // What is stored and compared is JSON: a pack read again has the same digest whatever YAML it was written in.
  const digest = digestOf(parsed.data)
  if (parsed.data.slug !== slug)
    throw new PackRefused(slug, [findingAt('slug', `the folder is called ${slug}`)])
  return { definition: parsed.data, digest, flowFile: parts.flowFile }
}

/** SM3 of a definition in canonical form, hex. */
export function digestOf(definition: MatterDefinition): string {
  return sm3Hex(canonicalJson(definition))
}

async function readParts(textOf: ReadText, findings: Finding[]) {
  const yaml = async (file: string) => parseYaml(await textOf(file), file, findings)
  const matter = asRecord(await yaml('matter.yaml'), 'matter.yaml', findings)
  const form = await yaml('form.yaml')
  const decisionText = await textOf('decision.yaml')
  const decision = decisionText === undefined ? undefined : parseYaml(decisionText, 'decision.yaml', findings)
  const guide = {
    zh: await textOf('guide.zh.md'),
    en: await textOf('guide.en.md'),
  }
  for (const [language, text] of Object.entries(guide))
    if (!text?.trim())
      findings.push({ file: `guide.${language}.md`, path: '', message: 'is missing or empty' })
  const named = matter.flow
  if (typeof named !== 'string' || !/^[a-z][a-z0-9-]*$/.test(named))
    findings.push({ file: 'matter.yaml', path: 'flow', message: 'must name a shared flow' })
  const flowFile = `flows/${String(named)}.yaml`
  const shared = findings.length > 0 ? undefined : await yaml(flowFile)
  const legsText = await textOf('legs.yaml')
  const legs = legsText === undefined ? undefined : parseYaml(legsText, 'legs.yaml', findings)
  const flow = findings.length > 0 ? shared : withLegs(shared, legs, findings)
  return {
    flowFile,
    merged: { ...matter, form, flow, guide, ...(decision === undefined ? {} : { decision }) },
  }
}

/** A shared flow of many matters says `legs: matter` where the pack's own `legs.yaml` stands. */
function withLegs(flow: unknown, legs: unknown, findings: Finding[]): unknown {
  if (!isRecord(flow) || !isRecord(flow['stages'])) return flow
  const stages = Object.entries(flow['stages'])
  const open = stages.filter(([, stage]) => isRecord(stage) && stage['legs'] === 'matter')
  if (open.length === 0) {
    if (legs !== undefined)
      findings.push({ file: 'legs.yaml', path: '', message: 'the flow has no place for legs' })
    return flow
  }
  if (legs === undefined) findings.push({ file: 'legs.yaml', path: '', message: 'is missing' })
  const filled = stages.map(([name, stage]) =>
    isRecord(stage) && stage['legs'] === 'matter' ? [name, { ...stage, legs }] : [name, stage],
  )
  return { ...flow, stages: Object.fromEntries(filled) as Record<string, unknown> }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function parseYaml(text: string | undefined, file: string, findings: Finding[]): unknown {
  if (text === undefined) return void findings.push({ file, path: '', message: 'is missing' })
  const document = parseDocument(text, { prettyErrors: true })
  for (const { message } of document.errors)
    findings.push({ file, path: '', message: message.split('\n')[0] ?? message })
  return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 100 }) as unknown)
}

function asRecord(value: unknown, file: string, findings: Finding[]): Record<string, unknown> {
  if (isRecord(value)) return value
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

import { stringify } from 'yaml'
import { isServiceItem, type Flow, type MatterDefinition } from '#contract'
import { findingAt, PackRefused } from './finding.ts'
import { readPackText, type Pack } from './read.ts'
import { readTar, writeTar } from './tar.ts'

/** A definition as the files of a pack, under the paths of the packs folder: laid over that folder they are the pack. */
export function packFiles(definition: MatterDefinition): ReadonlyMap<string, string> {
  const { form, flow, decision, guide, ...matter } = definition
  const { shared, legs } = withoutLegs(flow)
  const folder = `${isServiceItem(definition) ? 'services' : 'work'}/${definition.slug}`
  return new Map([
    [`flows/${flow.id}.yaml`, yaml(shared)],
    [`${folder}/matter.yaml`, yaml({ ...matter, flow: flow.id })],
    [`${folder}/form.yaml`, yaml(form)],
    ...(decision ? [[`${folder}/decision.yaml`, yaml(decision)] as const] : []),
    ...(legs ? [[`${folder}/legs.yaml`, yaml(legs)] as const] : []),
    [`${folder}/guide.zh.md`, guide.zh],
    [`${folder}/guide.en.md`, guide.en],
  ])
}

/** A definition as an archive of its pack: the same definition gives the same bytes. */
export function packArchive(definition: MatterDefinition): Buffer {
  return writeTar(packFiles(definition))
}

/** Reads the one pack in an archive; throws ArchiveRefused, or PackRefused naming file and place. */
export async function readPackArchive(bytes: Uint8Array): Promise<Omit<Pack, 'folder'>> {
  const files = readTar(bytes)
  const folders = new Set(
    [...files.keys()].flatMap((path) => /^(?:services|work)\/[a-z][a-z0-9-]*(?=\/)/.exec(path)?.[0] ?? []),
  )
  const [folder] = folders
  if (folder === undefined || folders.size > 1)
    throw new PackRefused('', [findingAt('', 'an archive holds one folder in services/ or work/')])
  const slug = folder.slice(folder.indexOf('/') + 1)
  return readPackText(slug, async (file) => files.get(file.startsWith('flows/') ? file : `${folder}/${file}`))
}

/** A flow of many matters as others share it, and the legs that are this matter's own. */
function withoutLegs(flow: Flow): { shared: object; legs?: object } {
  const spawns = Object.entries(flow.stages).filter(([, { kind }]) => kind === 'spawn')
  const [name, spawn] = spawns[0] ?? []
  if (name === undefined || spawn?.kind !== 'spawn' || spawns.length > 1) return { shared: flow }
  const stages = { ...flow.stages, [name]: { ...spawn, legs: 'matter' } }
  return { shared: { ...flow, stages }, legs: spawn.legs }
}

/** Lines are never folded: what people compare line by line stays on its line. */
function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 })
}

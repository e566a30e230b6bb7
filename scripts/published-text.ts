import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { canonicalJson, sm3Hex } from '#platform/crypto'

/** One version of something that is published out of `packs/`, and the SM3 of what its files say, comments apart. */
export interface Published {
  /** `services/newborn`, `rules/old-age-allowance`, `indicators/instant`. */
  readonly name: string
  readonly version: number
  readonly digest: string
}

const FOLDERS = ['services', 'work']
const FILES = ['indicators', 'licences', 'offers', 'supervision']

/** Everything in a folder of packs that has a version, in the order of its names. */
export function publishedIn(packs: string): Published[] {
  const folders = FOLDERS.flatMap((kind) =>
    readdirSync(join(packs, kind)).flatMap((slug) => packOf(packs, `${kind}/${slug}`)),
  )
  const files = FILES.flatMap((kind) =>
    readdirSync(join(packs, kind)).map((file) => {
      const said = yaml(join(packs, kind, file))
      return one(`${kind}/${basename(file, '.yaml')}`, said, [said])
    }),
  )
  return [...folders, ...files].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The lines of `packs/PUBLISHED.txt`. */
export function readPublished(text: string): Published[] {
  return text
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [name = '', version, digest = ''] = line.split(' ')
      return { name, version: Number(version), digest }
    })
}

export function lineOf({ name, version, digest }: Published): string {
  return `${name} ${version} ${digest}`
}

/** A pack is its files and the shared flow that it names; its rules have a version of their own besides. */
function packOf(packs: string, name: string): Published[] {
  const folder = join(packs, name)
  const matter = yaml(join(folder, 'matter.yaml'))
  const rules = yaml(join(folder, 'decision.yaml'))
  const rest = ['form.yaml', 'legs.yaml'].map((file) => yaml(join(folder, file)))
  const guide = ['guide.zh.md', 'guide.en.md'].map((file) => readFileSync(join(folder, file), 'utf8'))
  const flow = yaml(join(packs, 'flows', `${String(matter?.['flow'])}.yaml`))
  const pack = one(name, matter, [matter, rules, ...rest, flow, ...guide])
  return rules ? [pack, one(`rules/${String(rules['id'])}`, rules, [rules])] : [pack]
}

function one(name: string, { version }: Said = {}, parts: readonly unknown[]): Published {
  return { name, version: Number(version), digest: sm3Hex(canonicalJson(parts.map((part) => part ?? null))) }
}

type Said = Record<string, unknown>

function yaml(file: string): Said | undefined {
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Said) : undefined
}

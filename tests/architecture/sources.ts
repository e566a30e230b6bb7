import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Import {
  readonly from: string
  /** As written: `#modules/case`, `./rules.ts`, `zod`. */
  readonly specifier: string
  /** The file of this project that is meant; undefined for a package. */
  readonly target: string | undefined
  readonly isType: boolean
  /** The names taken, empty for `import 'x'` and `import('x')`. */
  readonly names: readonly string[]
}

export interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

const FOLDERS = ['contract', 'server', 'web', 'cli', 'tests', 'bench', 'scripts']
const NOT_OURS = new Set(['node_modules', 'dist', 'results'])

const STATEMENT = /^[ \t]*(import|export)(\s+type)?\s+([^'"`;]*?)\s*from\s+['"]([^'"]+)['"]/gm
const BARE = /^[ \t]*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

const { imports: doors } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  imports: Record<string, string>
}

/** Every TypeScript file of the project with what it imports, read once per test file. */
export const sources: readonly Source[] = FOLDERS.flatMap((folder) => filesBelow(folder))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return { path, text, imports: importsOf(path, text) }
  })

export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('tests/')

export function filesBelow(folder: string): string[] {
  return entries(folder).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesBelow(path)
    return [path]
  })
}

/** The parts that are entered only by their doors: a relative path never leaves one. */
export function unitOf(path: string): string {
  return (
    /^(server\/(?:modules|platform)\/[^/]+|web\/[^/]+|tests\/[^/]+)\//.exec(path)?.[1] ??
    path.split('/')[0] ??
    path
  )
}

/** The module a file belongs to; undefined outside server/modules. */
export function moduleOf(path: string): string | undefined {
  return /^server\/modules\/([^/]+)\//.exec(path)?.[1]
}

/** Groups of nodes that reach themselves; each is one cycle or several that meet. */
export function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const visit = (node: string) => {
    index.set(node, index.size)
    low.set(node, index.get(node) ?? 0)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0))
    }
    if (low.get(node) !== index.get(node)) return
    const group = stack.splice(stack.indexOf(node))
    if (group.length > 1 || (graph.get(node) ?? []).includes(node)) cycles.push(group.toSorted())
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return cycles
}

function entries(folder: string) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )
  } catch {
    return []
  }
}

function importsOf(from: string, text: string): Import[] {
  const found: Import[] = []
  for (const [, , type, clause = '', specifier = ''] of text.matchAll(STATEMENT)) {
    const names = clause
      .replace(/[{}]/g, ',')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
    const values = names.filter((name) => !name.startsWith('type '))
    const isType = Boolean(type) || (names.length > 0 && values.length === 0)
    found.push({ from, specifier, target: targetOf(from, specifier), isType, names: isType ? names : values })
  }
  for (const [, bare, dynamic] of text.matchAll(BARE)) {
    const specifier = bare ?? dynamic ?? ''
    found.push({ from, specifier, target: targetOf(from, specifier), isType: false, names: [] })
  }
  return found
}

function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(dirname(from), specifier)
  for (const [pattern, target] of Object.entries(doors)) {
    const [head = '', tail] = pattern.split('*')
    if (tail === undefined ? specifier === pattern : specifier.startsWith(head))
      return posix.normalize(target.replace('*', specifier.slice(head.length)))
  }
  return undefined
}

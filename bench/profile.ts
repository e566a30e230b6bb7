import type { Profiler } from 'node:inspector'

export interface Share {
  readonly part: string
  /** Of the profiled time, 0 to 1. */
  readonly share: number
}

/** Where a thread spent its time: by package for what comes from npm, by module for what is ours, by name for what the engine does. */
export function shareOfThread({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Share[] {
  const parts = new Map<number, string>()
  const parents = new Map(
    nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)),
  )
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const partOf = (id: number): string => {
    const known = parts.get(id)
    if (known) return known
    const node = byId.get(id)
    const own = node && nameOf(node.callFrame)
    const parent = parents.get(id)
    // What the engine does by itself (JSON, digests, regular expressions) belongs to whoever asked for it.
    const part = own ?? (parent === undefined ? 'node' : partOf(parent))
    parts.set(id, part)
    return part
  }
  const times = new Map<string, number>()
  samples.forEach((id, index) => {
    const part = partOf(id)
    times.set(part, (times.get(part) ?? 0) + (timeDeltas[index] ?? 0))
  })
  const all = [...times.values()].reduce((sum, time) => sum + time, 0)
  return [...times].map(([part, time]) => ({ part, share: time / all })).toSorted((a, b) => b.share - a.share)
}

function nameOf({ functionName, url }: Profiler.ProfileNode['callFrame']): string | undefined {
  if (functionName === '(idle)') return 'idle'
  if (functionName === '(garbage collector)') return 'garbage collection'
  if (functionName === '(program)') return 'engine and system calls'
  const fromPackage = url.split('node_modules/').at(-1)
  if (url.includes('node_modules/'))
    return fromPackage
      ?.split('/')
      .slice(0, fromPackage.startsWith('@') ? 2 : 1)
      .join('/')
  const own = /\/(?:server|contract)\/(?:(modules|platform)\/([^/]+))?/.exec(url)
  if (own) return own[2] ? `${own[1] === 'platform' ? 'platform' : 'module'} ${own[2]}` : 'contract'
  if (url.startsWith('node:internal/crypto')) return 'node crypto'
  if (url.startsWith('node:'))
    return /net|stream|http|tcp|event|socket/.test(url) ? 'node sockets and HTTP' : undefined
  return undefined
}

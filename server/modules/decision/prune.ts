import type { DecisionModel } from '#contract'

/** The members of an input that a model reads; `true` is a value taken whole. */
type Reads = true | { [name: string]: Reads }

const PATH =
  /(?<![\w.$#"])(subject|facts|form|filer|held|params|mismatches|today)((?:\.[A-Za-z_]\w*|\["[^"]+"\])*)(\s*[!=]=\s*null\b)?/g
const PART = /\.(\w+)|\["([^"]+)"\]/g

/**
 * Leaves of an input only what the expressions name. Handing an object to the engine costs more than deciding (0.4 ms of 0.5 ms for
 * two library records), so records are not handed over whole. An expression that names the whole context (`$`) gets it.
 */
export function inputPruner(
  model: DecisionModel,
): (input: Record<string, unknown>) => Record<string, unknown> {
  const texts = [
    ...model.checks.map(({ when }) => when),
    ...model.outputs.flatMap(({ rows }) => rows.flatMap(({ when, value }) => [when, value])),
  ]
  if (texts.some((text) => /\$(?!\{)/.test(text))) return (input) => input
  const reads: Reads = {}
  for (const [, root = '', rest = '', nullity] of texts.flatMap((text) => Array.from(text.matchAll(PATH)))) {
    const path = [root, ...Array.from(rest.matchAll(PART), ([, name, quoted]) => name ?? quoted ?? '')]
    // Whether a record is there can be told from an empty one.
    add(reads, path, nullity ? {} : true)
  }
  return (input) => prune(input, reads) as Record<string, unknown>
}

function add(reads: { [name: string]: Reads }, path: string[], last: Reads) {
  let at = reads
  for (const [index, name] of path.entries()) {
    const next = Object.hasOwn(at, name) ? at[name] : undefined
    if (next === true) return
    if (index < path.length - 1) at = next ?? (at[name] = {})
    else at[name] = last === true ? true : (next ?? last)
  }
}

function prune(value: unknown, reads: Reads): unknown {
  if (reads === true || value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const members = value as Record<string, unknown>
  const kept: Record<string, unknown> = {}
  for (const name in reads)
    if (Object.hasOwn(members, name)) kept[name] = prune(members[name], reads[name] ?? true)
  return kept
}

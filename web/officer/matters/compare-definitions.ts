/** One place where two versions of a definition differ. */
export interface Change {
  /** `conditions[2].text.zh` */
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Every leaf that was added, taken away or changed between two versions, in the order of the definition. Lists of things with an `id`, a `name` or a `text` are matched by it. */
export function compareDefinitions(before: unknown, after: unknown): Change[] {
  const old = new Map(leaves(before, ''))
  const now = new Map(leaves(after, ''))
  const paths = [...new Set([...now.keys(), ...old.keys()])]
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path), now.get(path)]
    return was === is ? [] : [{ path, before: was, after: is }]
  })
}

function leaves(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value))
    return value.flatMap((each: unknown, index) => leaves(each, `${path}[${keyOf(each) ?? index}]`))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, each]) =>
      each === undefined ? [] : leaves(each, path === '' ? name : `${path}.${name}`),
    )
  return [[path, typeof value === 'string' ? value : JSON.stringify(value)]]
}

/** What tells one thing of a list from the others, so that a new first item does not change all that follow. */
function keyOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name, text, citation } = value as {
    id?: unknown
    name?: { zh?: unknown }
    text?: { zh?: unknown }
    citation?: { law?: unknown; title?: unknown }
  }
  const key = id ?? name?.zh ?? text?.zh ?? citation?.law ?? citation?.title
  return typeof key === 'string' ? key : undefined
}

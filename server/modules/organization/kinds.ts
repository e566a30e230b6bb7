import data from './data/kinds.json' with { type: 'json' }

export interface UnitKind {
  /** Stable number inside credit codes and ids. */
  readonly number: number
  readonly zh: string
  readonly en: string
  /** False where its clerks serve at no counter: they answer telephones, or walk their grid. */
  readonly counter?: boolean
}

/** Department kinds by key; a matter names one, and its unit is found by kind and region. */
export const unitKinds: Readonly<Record<string, UnitKind>> = data

/** The kind of that key; throws on a key nobody has defined. */
export function getUnitKind(key: string): UnitKind {
  const kind = unitKinds[key]
  if (!kind) throw new RangeError(`Unknown unit kind: ${key}`)
  return kind
}

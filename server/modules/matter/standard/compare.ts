import type { ServiceItem, StandardCell, StandardItem, StandardRow } from '#contract'
import type { Place } from '../pack/place.ts'
import { elements, type Element, type Said } from './elements.ts'

/** Levels above, the highest first. */
export type Standards = readonly StandardItem[]

/** The item beside those of the levels above, element by element. */
export function compareWithStandards(item: ServiceItem, standards: Standards): StandardRow[] {
  return elements.map((element) => {
    const above: (readonly Said[])[] = []
    const cells: StandardCell[] = []
    for (const standard of standards) {
      const set = element.set(standard)
      cells.push(cellOf(standard.level, set, above, element))
      if (set) above.push(set)
    }
    cells.push(cellOf(item.level, element.of(item), above, element))
    return { element: element.id, mayDiffer: element.mayDiffer, cells }
  })
}

function cellOf(
  level: string,
  has: readonly Said[] | undefined,
  above: readonly (readonly Said[])[],
  { mayDiffer, isList = false }: Pick<Element, 'mayDiffer' | 'isList'>,
): StandardCell {
  const nearest = above.at(-1)
  if (!has || !nearest)
    return {
      level,
      texts: has?.map(({ text }) => text) ?? [],
      verdict: has ? (level === 'province' ? 'set' : 'own') : nearest ? 'inherits' : 'own',
      lacking: [],
      extra: [],
    }
  const lacking = missing(isList ? uniqueOf(above.flat()) : nearest, has)
  const extra = missing(has, nearest)
  const verdict = judge(has, nearest, { lacking, extra, isList, mayDiffer })
  return {
    level,
    texts: has.map(({ text }) => text),
    verdict,
    lacking: lacking.map(({ text }) => text),
    extra: extra.map(({ text }) => text),
  }
}

function judge(
  has: readonly Said[],
  nearest: readonly Said[],
  found: {
    lacking: readonly Said[]
    extra: readonly Said[]
    isList: boolean
    mayDiffer: StandardRow['mayDiffer']
  },
): StandardCell['verdict'] {
  const { lacking, extra, isList, mayDiffer } = found
  if (lacking.length + extra.length === 0) return 'same'
  if (mayDiffer === 'shorter')
    return (has[0]?.days ?? Infinity) <= (nearest[0]?.days ?? Infinity) ? 'allowed' : 'differs'
  // One value in place of another is a difference and no gap: nothing is absent.
  if (lacking.length > 0) return isList ? 'gap' : 'differs'
  return mayDiffer === 'more' ? 'allowed' : 'differs'
}

function missing(wanted: readonly Said[], has: readonly Said[]): Said[] {
  return wanted.filter(({ key }) => !has.some((each) => each.key === key))
}

function uniqueOf(all: readonly Said[]): Said[] {
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index)
}

/** How many elements differ, and how. */
export function countDifferences(rows: readonly StandardRow[]) {
  const own = rows.map(({ cells }) => cells.at(-1)?.verdict)
  const count = (verdict: StandardCell['verdict']) => own.filter((each) => each === verdict).length
  return { allowed: count('allowed'), differs: count('differs'), gaps: count('gap') }
}

/** What keeps an item from being published: something set above is missing, or is otherwise where it may not be. */
export function checkStandards(item: ServiceItem, standards: Standards): Place[] {
  return compareWithStandards(item, standards).flatMap(({ element, mayDiffer, cells }): Place[] => {
    const cell = cells.at(-1)
    const path = elements.find(({ id }) => id === element)?.path ?? element
    if (cell?.verdict === 'gap')
      return cell.lacking.map(({ zh }) => [path, `lacks what the level above sets: ${zh}`])
    if (cell?.verdict !== 'differs') return []
    const [set] = cell.lacking
    if (mayDiffer === 'shorter') return [[path, `is longer than the level above promises: ${set?.zh}`]]
    return set
      ? [[path, `differs from what the level above sets: ${set.zh}`]]
      : cell.extra.map(({ zh }) => [path, `asks for more than the level above sets: ${zh}`])
  })
}

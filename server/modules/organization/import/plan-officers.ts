import type { OfficerLine } from './line.ts'
import { officerChange, holdingChange } from './officer-change.ts'
import { groupOfficers, type OfficerGroup } from './officer-groups.ts'
import { planHoldings, type PlannedHolding } from './plan-holdings.ts'
import type { OrganizationPlan, PlanContext } from './planned.ts'
import type { OfficerState, PostState, UnitState } from './state.ts'

type Part = Pick<OrganizationPlan, 'officers' | 'posts' | 'holdings' | 'enrolled' | 'changes' | 'faults'> & {
  readonly unchanged: number
}

/** What lines of officers come to: people, the posts they hold, and who needs an account. */
export function planOfficers(
  lines: readonly OfficerLine[],
  units: ReadonlyMap<string, UnitState>,
  context: PlanContext,
): Part {
  const { groups, faults } = groupOfficers(lines, context)
  const posts = new PostBook(context)
  const planned = groups.map((group) => ({ group, ...planHoldings(group, units, posts, context) }))
  const unitOf = new Map([...units.values()].map((unit) => [unit.id, unit]))
  const officers = planned.filter(({ group: { before, after } }) => !before || !isSame(before, after))
  const touched = planned.flatMap(({ group, holdings }) =>
    holdings
      .filter(({ after, before }) => !before || !isSame(after, before))
      .map((holding) => ({ holding, officer: group.after })),
  )
  const said = planned.flatMap(({ holdings }) => holdings.filter(({ isSaid }) => isSaid))
  return {
    officers: officers.map(({ group }) => group.after),
    posts: posts.written(),
    holdings: touched.map(({ holding }) => holding.after),
    enrolled: planned
      .filter(({ holdings }) => worksFrom(holdings, context.today))
      .map(({ group }) => enrolledOf(group)),
    changes: [
      ...officers.map(({ group }) => officerChange(group)),
      ...touched.map(({ holding, officer }) => holdingChange(holding, officer, posts, unitOf)),
    ],
    unchanged: said.length - touched.filter(({ holding }) => holding.isSaid).length,
    faults: [...faults, ...planned.flatMap((one) => one.faults)],
  }
}

/** The posts of all units, known ones and those that lines ask for. */
export class PostBook {
  readonly #known: Map<string, PostState>
  readonly #byId: Map<string, PostState>
  readonly #touched = new Set<string>()
  readonly #newId: () => string

  constructor({ state, newId }: PlanContext) {
    this.#known = new Map(state.posts.map((post) => [keyOf(post), post]))
    this.#byId = new Map(state.posts.map((post) => [post.id, post]))
    this.#newId = newId
  }

  /** The post of a unit with that name and role; it exists from the first day somebody holds it. */
  postFor(line: OfficerLine, unit: UnitState): PostState {
    const wanted = { unitId: unit.id, name: line.post, role: line.role }
    const from = String(line.from)
    const known = this.#known.get(keyOf(wanted))
    if (known && known.validFrom <= from) return known
    const post: PostState = known
      ? { ...known, validFrom: from }
      : { id: this.#newId(), ...wanted, validFrom: from, validTo: null }
    this.#known.set(keyOf(post), post)
    this.#byId.set(post.id, post)
    this.#touched.add(post.id)
    return post
  }

  get(id: string): PostState | undefined {
    return this.#byId.get(id)
  }

  written(): PostState[] {
    return [...this.#touched].flatMap((id) => this.#byId.get(id) ?? [])
  }
}

function keyOf({ unitId, name, role }: Pick<PostState, 'unitId' | 'name' | 'role'>): string {
  return `${unitId} ${role} ${name}`
}

function worksFrom(holdings: readonly PlannedHolding[], today: Temporal.PlainDate): boolean {
  return holdings.some(({ after }) => after.validTo === null || after.validTo >= String(today))
}

function enrolledOf({ lines: [{ file, line }], after, phone }: OfficerGroup) {
  return { officerId: after.id, name: after.name, phone, file, line }
}

function isSame<T extends OfficerState | PlannedHolding['after']>(one: T, other: T): boolean {
  return Object.entries(one).every(([key, value]) => other[key as keyof T] === value)
}

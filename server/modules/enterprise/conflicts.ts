import { entitiesNamed, type NamedEntity } from '#modules/registry'
import type { Read } from '#platform/database'
import { isSimilar, plainMark, readName } from './name.ts'
import type { Naming } from './naming.ts'
import type { WantedName } from './wanted.ts'

/** A name that stands against one that is wanted. */
export interface Conflict {
  readonly name: string
  readonly how: 'same' | 'similar'
  readonly because: 'registered' | 'reserved' | 'ended'
  /** The last day on which it stands against it; undefined where nothing says when. */
  readonly until: string | undefined
}

interface Held {
  readonly name: string
  readonly mark: string
  readonly division: string
  readonly until: string | null
  readonly entityId: string | null
}

/** Names that are the same as, or like, a wanted one in its trade and region (企业名称登记管理规定第十七条); what is reserved for the same holder is none. */
export async function conflictsOf(
  read: Read,
  naming: Naming,
  wanted: WantedName,
  { holderId, on }: { readonly holderId: string; readonly on: Temporal.PlainDate },
): Promise<Conflict[]> {
  const [registered, held] = await Promise.all([
    entitiesNamed(read, tracesOf(wanted.mark), wanted.registrar),
    read<Held[]>`
      select name, mark, division, until::text as until, entity_id as "entityId" from enterprise.name
      where left(registrar, 4) = ${wanted.registrar.slice(0, 4)} and division = ${wanted.division}
        and (entity_id is not null or holder_id <> ${holderId}) and (until is null or until >= ${on.toString()}::date)
        and (place = ${wanted.place} or registrar = ${wanted.registrar})`,
  ])
  const here = new Set(held.flatMap(({ entityId }) => entityId ?? []))
  const found = [
    ...held.flatMap((one) => inBook(one, wanted)),
    ...registered.filter(({ id }) => !here.has(id)).flatMap((one) => inLibrary(one, naming, wanted, on)),
  ]
  const distinct = new Map(found.map((one) => [one.name, one]))
  return [...distinct.values()].toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
}

/** What a name has to hold to be the same as a mark or like it: two neighbours, turned round or not, or its two ends. */
function tracesOf(mark: string): string[][] {
  const characters = [...mark]
  const [first = '', last = ''] = [characters[0], characters.at(-1)]
  const neighbours = characters.slice(1).flatMap((one, at) => {
    const before = characters[at] ?? ''
    return [[before + one], [one + before]]
  })
  return characters.length < 2 ? [[mark]] : [...neighbours, ...(characters.length > 2 ? [[first, last]] : [])]
}

function inBook(one: Held, wanted: WantedName): Conflict[] {
  const how = howAlike(one.mark, wanted)
  if (!how) return []
  const because = one.entityId === null ? 'reserved' : one.until === null ? 'registered' : 'ended'
  return [{ name: one.name, how, because, until: one.until ?? undefined }]
}

function inLibrary(one: NamedEntity, naming: Naming, wanted: WantedName, on: Temporal.PlainDate): Conflict[] {
  const isWithin = wanted.place.length === 4 || one.regionCode.slice(0, 6) === wanted.registrar
  if (!isWithin) return []
  const { mark, division } = readName(one.name, wanted.places, naming)
  // The library's own word on the trade, where the name has none.
  if ((division ?? one.industry?.slice(0, 2) ?? '') !== wanted.division) return []
  const how = howAlike(mark, wanted)
  if (!how) return []
  if (one.status !== '注销') return [{ name: one.name, how, because: 'registered', until: undefined }]
  if (one.endedOn === null) return []
  const until = Temporal.PlainDate.from(one.endedOn).add({ years: naming.afterEnd.years })
  return Temporal.PlainDate.compare(until, on) < 0
    ? []
    : [{ name: one.name, how, because: 'ended', until: until.toString() }]
}

function howAlike(mark: string, wanted: WantedName): Conflict['how'] | undefined {
  if (plainMark(mark) === wanted.mark) return 'same'
  return isSimilar(mark, wanted.mark) ? 'similar' : undefined
}

function rank({ how }: Conflict): number {
  return how === 'same' ? 0 : 1
}

import type { FilePlace, LineFault, Words } from '#platform/tabular'
import type { OfficerLine } from './line.ts'
import type { OfficerGroup } from './officer-groups.ts'
import type { PlanContext } from './planned.ts'
import type { HoldingState, PostState, UnitState } from './state.ts'

/** A holding as it would be, as it was, and the line it comes from or the officer's first. */
export interface PlannedHolding {
  readonly after: HoldingState
  readonly before: HoldingState | undefined
  readonly place: FilePlace
  /** A line speaks of it; one that only ends for another's sake is not said. */
  readonly isSaid: boolean
  /** A line gives its last day. */
  readonly hasSaidEnd: boolean
}

/** Where posts are found and made. */
interface Posts {
  postFor(line: OfficerLine, unit: UnitState): PostState
  get(id: string): PostState | undefined
}

/**
 * The posts of one officer through time. An empty last day changes nothing; a post that is known from later on began earlier; a main post ends the day before the next
 * main post begins, which is a transfer; a further post (兼岗) ends only when a line says so.
 */
export function planHoldings(
  group: OfficerGroup,
  units: ReadonlyMap<string, UnitState>,
  posts: Posts,
  { state, newId }: PlanContext,
): { holdings: readonly PlannedHolding[]; faults: readonly LineFault[] } {
  const faults: LineFault[] = []
  const refuse = ({ file, line }: FilePlace, words: Words) => void faults.push({ file, line, words })
  const known = state.holdings.filter(({ officerId }) => officerId === group.before?.id)
  const planned = new Map<string, PlannedHolding>(
    known.map((before) => [
      before.id,
      { after: before, before, place: group.lines[0], isSaid: false, hasSaidEnd: false },
    ]),
  )
  for (const line of group.lines) {
    const unit = units.get(line.unitCode)
    const refused = unitFault(line, unit)
    if (!unit || refused) {
      refuse(line, refused ?? NO_UNIT)
      continue
    }
    const post = posts.postFor(line, unit)
    const same = holdingMeant(line, post, [...planned.values()])
    if (same?.isSaid) {
      refuse(line, { zh: `与第${same.place.line}行重复`, en: `The same as line ${same.place.line}` })
      continue
    }
    const holding = holdingOf(line, post, group.after.id, same?.before, newId)
    planned.set(holding.after.id, holding)
  }
  const holdings = endedByTransfer([...planned.values()], refuse)
  samePostFaults(holdings, refuse)
  separationFaults(holdings, posts, refuse)
  return { holdings, faults }
}

const NO_UNIT: Words = {
  zh: '没有这个机构：库里和文件里都没有',
  en: 'There is no such unit, neither known nor in the files',
}

function unitFault(line: OfficerLine, unit: UnitState | undefined): Words | undefined {
  if (!unit) return NO_UNIT
  if (String(line.from) < unit.validFrom)
    return {
      zh: `任职早于机构的生效日期${unit.validFrom}`,
      en: `The post begins before its unit does (${unit.validFrom})`,
    }
  if (unit.validTo !== null && (!line.to || String(line.to) > unit.validTo))
    return {
      zh: `机构到${unit.validTo}终止，任职不能更晚：请写免职日期`,
      en: `The unit ends on ${unit.validTo} and no post in it lasts longer: give a last day`,
    }
  return undefined
}

/** The holding a line speaks of: of that post from that day, or a known one of it that turns out to have begun earlier. */
function holdingMeant(
  line: OfficerLine,
  post: PostState,
  planned: readonly PlannedHolding[],
): PlannedHolding | undefined {
  const [from, to] = [String(line.from), line.to ? String(line.to) : '9999']
  const ofPost = planned.filter(({ after }) => after.postId === post.id)
  return (
    ofPost.find(({ after }) => after.validFrom === from) ??
    ofPost.find(({ after, isSaid }) => !isSaid && after.validFrom > from && after.validFrom <= to)
  )
}

function holdingOf(
  line: OfficerLine,
  post: PostState,
  officerId: string,
  before: HoldingState | undefined,
  newId: () => string,
): PlannedHolding {
  const { file, line: number } = line
  return {
    after: {
      id: before?.id ?? newId(),
      officerId,
      postId: post.id,
      main: line.main ?? before?.main ?? true,
      validFrom: String(line.from),
      validTo: line.to ? String(line.to) : (before?.validTo ?? null),
    },
    before,
    place: { file, line: number },
    isSaid: true,
    hasSaidEnd: line.to !== undefined,
  }
}

function endedByTransfer(
  holdings: readonly PlannedHolding[],
  refuse: (place: FilePlace, words: Words) => void,
): PlannedHolding[] {
  const mains = holdings.filter(({ after }) => after.main).toSorted(byStart)
  const ends = new Map<string, string>()
  for (const [at, one] of mains.entries()) {
    const next = mains[at + 1]
    if (!next) break
    if (one.after.validFrom === next.after.validFrom) {
      refuse(next.isSaid ? next.place : one.place, {
        zh: `同一天（${next.after.validFrom}）开始两个主岗，请把一个写成兼岗`,
        en: `Two main posts begin on ${next.after.validFrom}: make one of them a further post (main: no)`,
      })
      continue
    }
    if (one.after.validTo !== null && one.after.validTo < next.after.validFrom) continue
    if (one.hasSaidEnd)
      refuse(one.place, {
        zh: `主岗到${one.after.validTo ?? ''}，下一个主岗却从${next.after.validFrom}开始`,
        en: `This main post lasts to ${one.after.validTo ?? ''}, but the next begins on ${next.after.validFrom}`,
      })
    // One post, held on, is told below: its first day is wrong.
    else if (one.after.postId !== next.after.postId) ends.set(one.after.id, dayBefore(next.after.validFrom))
  }
  return holdings.map((one) => {
    const validTo = ends.get(one.after.id)
    return validTo === undefined ? one : { ...one, after: { ...one.after, validTo } }
  })
}

/** One post twice at a time by one officer is a mistake in a first day. */
function samePostFaults(
  holdings: readonly PlannedHolding[],
  refuse: (place: FilePlace, words: Words) => void,
) {
  for (const same of Map.groupBy(holdings, ({ after }) => after.postId).values()) {
    const sorted = same.toSorted(byStart)
    for (const [at, one] of sorted.entries()) {
      const next = sorted[at + 1]
      if (!next || next.after.validFrom === one.after.validFrom) continue
      if (one.after.validTo !== null && one.after.validTo < next.after.validFrom) continue
      refuse(next.isSaid ? next.place : one.place, {
        zh: `同一岗位从${one.after.validFrom}起已经在任，又从${next.after.validFrom}起：任职日期对不上`,
        en: `This post is held from ${one.after.validFrom} already, and again from ${next.after.validFrom}: one first day is wrong`,
      })
    }
  }
}

/** System administration and audit are for different people (GB/T 22239-2019 8.1.5.1, 8.1.5.2: 系统管理员、审计管理员). */
function separationFaults(
  holdings: readonly PlannedHolding[],
  posts: Posts,
  refuse: (place: FilePlace, words: Words) => void,
) {
  const withRole = (role: string) => holdings.filter(({ after }) => posts.get(after.postId)?.role === role)
  for (const one of withRole('administrator'))
    for (const other of withRole('auditor'))
      if (
        one.after.validFrom <= (other.after.validTo ?? '9999') &&
        other.after.validFrom <= (one.after.validTo ?? '9999')
      )
        refuse(other.isSaid ? other.place : one.place, {
          zh: '一个人不能同时是管理员和审计员（GB/T 22239-2019，三权分立）',
          en: 'One person cannot be administrator and auditor at a time (GB/T 22239-2019)',
        })
}

function byStart(one: PlannedHolding, other: PlannedHolding): number {
  return one.after.validFrom < other.after.validFrom ? -1 : 1
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

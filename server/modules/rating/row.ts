import type { CaseBase } from '#modules/case'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { channelOf, questionSet, type RatingChannel } from './questions.ts'

export interface Rating {
  readonly grade: number
  readonly tags: readonly string[]
  readonly text?: string | undefined
  readonly callBack: boolean
  readonly anonymous: boolean
}

/** Who rates and what, where it is not the whole case by whoever is signed in. */
export interface RatedBy {
  readonly by: 'own' | 'code' | 'phone'
  readonly channel: RatingChannel
  /** Where whoever rates can be called back; without it nothing is opened. */
  readonly contact?: { readonly name: string; readonly phone: string } | undefined
  readonly visit?: Visit | undefined
}

/** 一次一评: one visit to a window. */
export interface Visit {
  readonly actId: string
  readonly unit: { readonly id: string; readonly path: string; readonly name: string }
  readonly windowId: string | null
  readonly windowName: string | null
  readonly officerId: string
}

/** 不满意, 非常不满意. */
export const BAD = 2

/** The row of rating.rating, to be written by the act that rates. Throws rating.tags-unknown. */
export function ratingRow(base: CaseBase, rating: Rating, now: Temporal.Instant, given?: RatedBy) {
  const { by, contact, visit, channel } = given ?? { by: 'own', channel: channelOf(base) }
  const set = questionSet(channel)
  const known = new Set(set.grades.find((each) => each.grade === rating.grade)?.tags.map((tag) => tag.id))
  const unknown = rating.tags.filter((tag) => !known.has(tag))
  if (unknown.length > 0) throw new Problem('rating.tags-unknown', { members: { tags: unknown } })
  const unit = visit?.unit ?? base.unit
  const named = rating.anonymous ? undefined : contact
  return {
    rating_id: uuidv7(now),
    case_id: base.caseId,
    act_id: visit?.actId ?? base.caseId,
    about: visit ? 'visit' : 'whole',
    by,
    grade: rating.grade,
    channel,
    question_set: set.version,
    tags: rating.tags,
    text: rating.text ?? null,
    call_back: rating.callBack,
    anonymous: rating.anonymous,
    slug: base.slug,
    unit_id: unit.id,
    unit_path: unit.path,
    unit_name: unit.name,
    region_path: base.region.path,
    region_name: base.region.name,
    case_number: base.number,
    window_id: visit?.windowId ?? null,
    window_name: visit?.windowName ?? null,
    officer_id: visit?.officerId ?? null,
    contact_name: named?.name ?? null,
    contact_phone: named?.phone ?? null,
    // 实名差评: only who can be called back is.
    rectification_id: rating.grade <= BAD && named ? uuidv7(now) : null,
    rated_at: now.toString(),
  }
}
export type RatingRow = ReturnType<typeof ratingRow>

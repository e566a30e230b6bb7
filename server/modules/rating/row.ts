import type { CaseBase } from '#modules/case'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { questionSet } from './questions.ts'

export interface Rating {
  readonly grade: number
  readonly tags: readonly string[]
  readonly text?: string | undefined
  readonly callBack: boolean
  readonly anonymous: boolean
}

/** The row of rating.rating for a case, to be written by the act that rates. Throws rating.tags-unknown. */
export function ratingRow(base: CaseBase, rating: Rating, now: Temporal.Instant): object {
  const set = questionSet(base.channel)
  const known = new Set(set.grades.find((each) => each.grade === rating.grade)?.tags.map((tag) => tag.id))
  const unknown = rating.tags.filter((tag) => !known.has(tag))
  if (unknown.length > 0) throw new Problem('rating.tags-unknown', { members: { tags: unknown } })
  return {
    rating_id: uuidv7(now),
    case_id: base.caseId,
    grade: rating.grade,
    channel: base.channel,
    question_set: set.version,
    tags: rating.tags,
    text: rating.text ?? null,
    call_back: rating.callBack,
    anonymous: rating.anonymous,
    slug: base.slug,
    unit_id: base.unit.id,
    region_path: base.region.path,
    rated_at: now.toString(),
  }
}

import { ratingOperations } from '#contract'
import { rateCase } from '#modules/case'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { questionSet } from '../questions.ts'

export const questions = implement(ratingOperations.questions, (_act, { query }) => questionSet(query.channel))

export const rate = implement(ratingOperations.rate, (act, { params, body }) =>
  rateCase(act, params.id, body.grade, (base) => {
    const set = questionSet(base.channel)
    const known = new Set(set.grades.find((each) => each.grade === body.grade)?.tags.map((tag) => tag.id))
    const unknown = body.tags.filter((tag) => !known.has(tag))
    if (unknown.length > 0) throw new Problem('rating.tags-unknown', { members: { tags: unknown } })
    return {
      rating_id: uuidv7(act.now), case_id: base.caseId, grade: body.grade, channel: base.channel, question_set: set.version, tags: body.tags, text: body.text ?? null,
      call_back: body.callBack, anonymous: body.anonymous, slug: base.slug, unit_id: base.unit.id, region_path: base.region.path, rated_at: act.now.toString(),
    }
  }),
)

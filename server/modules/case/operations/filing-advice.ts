import { filingOperations } from '#contract'
import { adviserOf } from '#modules/form'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { filingContext, getDraft } from '../filing/context.ts'

export const advise = implement(filingOperations.advise, async (act, { params, body }) => {
  const draft = await getDraft(act, params.id)
  if (draft.submittedAt) throw new Problem('filing.not-found')
  const { matter, item, subject } = await filingContext(act, draft)
  const { fields } = matter.definition.form
  const field = Object.hasOwn(fields, body.field) ? fields[body.field] : undefined
  const found = field?.advice === undefined ? undefined : adviserOf(field.advice)
  if (!found) return { advice: null }
  const advice = await found.adviser.advise(act.platform, {
    path: found.path,
    answers: body.answers,
    caseId: draft.id,
    subjectId: subject.id,
    regionCode: item.region.code,
    on: dateOf(act.now),
  })
  return { advice: advice ?? null }
})

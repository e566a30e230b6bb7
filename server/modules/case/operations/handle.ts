import { caseOperations } from '#contract'
import { implement } from '#platform/http'
import { requireLaw } from '../cited-law.ts'
import { filledIn } from '../filing/act-answers.ts'
import { requireAskable } from '../filing/askable.ts'
import { handleTask } from '../handling.ts'

export const claim = implement(caseOperations.claim, (act, { params, body }) =>
  handleTask(act, params.id, body, ({ by }) => ({ kind: 'claim', ...by })),
)

export const release = implement(caseOperations.release, (act, { params, body }) =>
  handleTask(act, params.id, body, ({ by }) => ({ kind: 'release', ...by })),
)

export const doAct = implement(caseOperations.act, async (act, { params, body }) => {
  await requireLaw(
    act,
    (body.reasons ?? []).map(({ basis }) => basis),
  )
  if (body.corrections) await requireAskable(act, params.id, body.corrections)
  return handleTask(act, params.id, body, async ({ by, found, matter, officer, task }) => ({
    kind: 'act',
    ...by,
    action: body.action,
    answers: await filledIn(
      act,
      officer,
      matter,
      found,
      { stage: task.stage, action: body.action },
      body.answers ?? {},
    ),
    ...(body.opinion ? { opinion: body.opinion } : {}),
    ...(body.reasons ? { reasons: body.reasons } : {}),
    ...(body.corrections ? { corrections: body.corrections } : {}),
  }))
})

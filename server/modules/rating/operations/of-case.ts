import { ratingOperations } from '#contract'
import { bringSignal, findCase, getOwnCase } from '#modules/case'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findMending } from '../queries.ts'
import { dueOf, standingOfMending } from '../standing.ts'

export const ofCase = implement(ratingOperations.ofCase, async (act, { params }) => {
  const { base } = await getOwnCase(act, params.id)
  const { read } = act.platform.database
  const mending = await findMending(read, base.caseId)
  if (!mending) return { rectification: null }
  const opened = await findCase(read, mending.rectificationId)
  const state = standingOfMending(mending, opened?.state.active[0])
  return {
    rectification: {
      number: opened?.base.number ?? null,
      state,
      due: dueOf(opened?.state),
      answer: mending.answer,
      mayReply: state === 'answered',
    },
  }
})

export const reply = implement(ratingOperations.reply, async (act, { params, body }) => {
  const { base } = await getOwnCase(act, params.id)
  const { read } = act.platform.database
  const mending = await findMending(read, base.caseId)
  const opened = mending && (await findCase(read, mending.rectificationId))
  if (!opened?.state.active.includes('confirm')) throw new Problem('rating.no-reply-awaited')
  const signal = body.solved ? 'confirmed' : 'unsolved'
  await bringSignal(act.platform, opened.base.caseId, {
    signal,
    message: `rating.reply ${act.requestId}`,
    ...(body.text ? { note: body.text } : {}),
  }).catch((cause: unknown) => {
    // Somebody else of this side, or the time, was quicker.
    if (cause instanceof Problem && (cause.code === 'case.not-allowed' || cause.code === 'case.closed'))
      throw new Problem('rating.no-reply-awaited', { cause })
    throw cause
  })
  return { state: body.solved ? 'confirmed' : 'fixing' } as const
})

import { fileByMachine, findCase } from '#modules/case'
import { definitionOf } from '#modules/matter'
import type { Platform } from '#platform/runtime'

const REVIEW = 'decision-review'
const BATCH = 20
const LONGEST_DELAY_MINUTES = 360

interface Due {
  readonly caseId: string
  readonly reviewId: string
  readonly attempts: number
}

/** Opens a case for each decision that was drawn; what cannot be opened now is tried again later and later. Gives whether there may be more. */
export function openReviews(platform: Platform): Promise<boolean> {
  const { database, clock, log } = platform
  return database.write(async (transaction) => {
    const due = await transaction<Due[]>`
      select case_id as "caseId", review_case_id as "reviewId", attempts from sample.drawn
      where filed_at is null and (due_at <= ${clock.now()} or attempts = 0) order by due_at limit ${BATCH} for update skip locked`
    for (const each of due)
      try {
        await openOne(platform, each)
        await transaction`update sample.drawn set filed_at = ${clock.now()} where case_id = ${each.caseId}`
      } catch (cause) {
        const minutes = Math.min(2 ** each.attempts, LONGEST_DELAY_MINUTES)
        await transaction`
          update sample.drawn set attempts = attempts + 1, due_at = ${clock.now().add({ minutes })} where case_id = ${each.caseId}`
        log.error('sample.review-put-off', cause, { caseId: each.caseId })
      }
    return due.length === BATCH
  })
}

async function openOne(platform: Platform, { caseId, reviewId }: Due): Promise<void> {
  const { database } = platform
  const drawn = await findCase(database.read, caseId)
  const about = drawn && (await definitionOf(database, drawn.base.slug, drawn.base.version))
  if (!about) throw new Error('the case that was drawn is gone')
  const { base, state } = drawn
  const rules = (state.ruling?.checks ?? []).map(
    ({ title, holds, shows }) => `${holds ? '符合' : '不符合'}：${title.zh}${shows ? `（${shows.zh}）` : ''}`,
  )
  await fileByMachine(platform, {
    slug: REVIEW,
    caseId: reviewId,
    unitId: base.unit.id,
    handledIn: base.region,
    answers: {
      number: base.number,
      service: about.definition.title.zh,
      version: base.version,
      outcome: state.decision?.outcome === 'refused' ? 'refused' : 'granted',
      rules: rules.join('\n').slice(0, 4000),
    },
    by: { id: 'sample', name: '自动决定抽查', operation: 'sample.review-opened' },
  })
}

import { fileCase, findCase } from '#modules/case'
import { currentDefinition, definitionOf, itemFor } from '#modules/matter'
import { findUnit } from '#modules/organization'
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
  const { database, clock } = platform
  if (await findCase(database.read, reviewId)) return
  const drawn = await findCase(database.read, caseId)
  if (!drawn) throw new Error('the case that was drawn is gone')
  const { base, state } = drawn
  const [matter, about, item, unit] = await Promise.all([
    currentDefinition(database, REVIEW),
    definitionOf(database, base.slug, base.version),
    itemFor(database, REVIEW, base.region.code),
    findUnit(database.read, base.unit.id),
  ])
  if (!matter || !item || !unit || !about) throw new Error('a decision cannot be looked at here')
  const rules = (state.ruling?.checks ?? []).map(
    ({ title, holds, shows }) => `${holds ? '符合' : '不符合'}：${title.zh}${shows ? `（${shows.zh}）` : ''}`,
  )
  await fileCase(
    platform,
    {
      caseId: reviewId,
      matter,
      item: { ...item, region: base.region, unit },
      subject: {
        id: unit.id,
        kind: 'entity',
        identifier: unit.code,
        name: unit.name,
        regionCode: unit.regionCode,
      },
      filer: { accountId: '', subjectId: undefined, name: '自动决定抽查', caseFilerId: unit.id },
      relation: 'unit',
      channel: 'internal',
      answers: {
        number: base.number,
        service: about.definition.title.zh,
        version: base.version,
        outcome: state.decision?.outcome === 'refused' ? 'refused' : 'granted',
        rules: rules.join('\n').slice(0, 4000),
      },
    },
    {
      actor: { kind: 'system', id: 'sample', name: '自动决定抽查' },
      act: { principal: { kind: 'system' }, now: clock.now() },
      operation: 'sample.review-opened',
    },
  )
}

import { fileByMachine, findCase } from '#modules/case'
import { definitionOf } from '#modules/matter'
import { findUnit } from '#modules/organization'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { periodsOf } from './periods.ts'
import { tagLabels } from './questions.ts'

export const RECTIFICATION = 'rating-rectification'
const BATCH = 20
const LONGEST_DELAY_MINUTES = 360

interface Due {
  readonly ratingId: string
  readonly caseId: string
  readonly rectificationId: string
  readonly grade: number
  readonly tags: string[]
  readonly text: string | null
  readonly unitId: string
  readonly slug: string
  readonly caseNumber: string
  readonly contactName: string
  readonly contactPhone: string
  readonly attempts: number
}

/**
 * Opens a case for each bad rating given under a name: filed under the id that the rating chose, so that filing twice is filing once. What
 * cannot be filed now is tried again later and later. Gives whether there may be more.
 */
export function openRectifications(platform: Platform): Promise<boolean> {
  const { database, clock, log } = platform
  return database.write(async (transaction) => {
    const due = await transaction<Due[]>`
      select rating_id as "ratingId", case_id as "caseId", rectification_id as "rectificationId", grade, tags, text, unit_id as "unitId", slug,
        case_number as "caseNumber", contact_name as "contactName", contact_phone as "contactPhone", attempts
      from rating.rating
      where rectification_id is not null and filed_at is null and (due_at <= ${clock.now()} or attempts = 0)
      order by due_at limit ${BATCH} for update skip locked`
    for (const each of due)
      try {
        await openOne(platform, each)
        await transaction`update rating.rating set filed_at = ${clock.now()} where rating_id = ${each.ratingId}`
      } catch (cause) {
        await putOff(transaction, each, clock.now())
        log.error('rating.rectification-put-off', cause, { caseId: each.caseId })
      }
    return due.length === BATCH
  })
}

async function putOff(transaction: Transaction, { ratingId, attempts }: Due, now: Temporal.Instant) {
  const minutes = Math.min(2 ** attempts, LONGEST_DELAY_MINUTES)
  await transaction`
    update rating.rating set attempts = attempts + 1, due_at = ${now.add({ minutes })} where rating_id = ${ratingId}`
}

async function openOne(platform: Platform, due: Due): Promise<void> {
  const { database } = platform
  const { read } = database
  const [rated, unit] = await Promise.all([findCase(read, due.caseId), findUnit(read, due.unitId)])
  if (!rated || !unit) throw new Error('the case or the unit of a rating is gone')
  const { region, version } = rated.base
  const [periods, about] = await Promise.all([
    periodsOf(read, region.code),
    definitionOf(database, due.slug, version),
  ])
  const words = [...tagLabels(due.tags).map(({ zh }) => zh), ...(due.text ? [due.text] : [])]
  await fileByMachine(platform, {
    slug: RECTIFICATION,
    caseId: due.rectificationId,
    unitId: unit.id,
    // 谁办理谁负责: the unit that was rated has it in hand.
    handledIn: region,
    answers: {
      number: due.caseNumber,
      service: about?.definition.title.zh ?? due.slug,
      grade: String(due.grade),
      complaint: words.join('；') || '没有写原因',
      caller: surnameOf(due.contactName),
      phone: due.contactPhone,
      callBackDays: periods.callBack.days,
      fixDays: periods.fix.days,
      confirmDays: periods.confirm.days,
      appealDays: periods.appeal.days,
      // Never the unit that was rated.
      appealDepartment: unit.kind === 'government-office' ? 'approval-bureau' : 'government-office',
    },
    by: { id: 'rating', name: '好差评', operation: 'rating.rectification-opened' },
  })
}

/** 整改以前看不到评价人是谁: the surname is what one needs to call. */
function surnameOf(name: string): string {
  return `${name.slice(0, 1)}先生/女士`
}

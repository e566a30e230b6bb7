import { fileCase, findCase } from '#modules/case'
import { currentDefinition, definitionOf, itemFor } from '#modules/matter'
import { findUnit, officersOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
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
  const { database, clock } = platform
  const { read } = database
  if (await findCase(read, due.rectificationId)) return
  const [rated, unit, matter] = await Promise.all([
    findCase(read, due.caseId),
    findUnit(read, due.unitId),
    currentDefinition(database, RECTIFICATION),
  ])
  if (!rated || !unit || !matter) throw new Error('the case, the unit or the matter of a rating is gone')
  const { region } = rated.base
  const [item, periods, about, heads] = await Promise.all([
    itemFor(database, RECTIFICATION, region.code),
    periodsOf(read, region.code),
    definitionOf(database, due.slug, rated.base.version),
    officersOf(read, unit.id, dateOf(clock.now()), 'approver'),
  ])
  if (!item) throw new Error('nobody mends what was rated badly here')
  const words = [...tagLabels(due.tags).map(({ zh }) => zh), ...(due.text ? [due.text] : [])]
  await fileCase(
    platform,
    {
      caseId: due.rectificationId,
      matter,
      // 谁办理谁负责: the unit that was rated has it in hand.
      item: { ...item, region, unit },
      subject: {
        id: unit.id,
        kind: 'entity',
        identifier: unit.code,
        name: unit.name,
        regionCode: unit.regionCode,
      },
      filer: {
        accountId: '',
        subjectId: undefined,
        name: '好差评',
        // Its head is told what the filing unit is told.
        caseFilerId: heads[0]?.officerId ?? unit.id,
      },
      relation: 'unit',
      channel: 'internal',
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
    },
    {
      actor: { kind: 'system', id: 'rating', name: '好差评' },
      act: { principal: { kind: 'system' }, now: clock.now() },
      operation: 'rating.rectification-opened',
    },
  )
}

/** 整改以前看不到评价人是谁: the surname is what one needs to call. */
function surnameOf(name: string): string {
  return `${name.slice(0, 1)}先生/女士`
}

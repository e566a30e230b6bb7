import type { Localized } from '#contract'
import type { Service } from '#modules/case'
import { definitionOf } from '#modules/matter'
import { findUnit } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { selectBills } from './book.ts'
import { nextOf, payCode } from './code.ts'

/**
 * The registered service `payment.collect`: makes out the bill for an item of the matter's published fees (`item`), of the price that
 * stands there or of the amount that rules came to (`fen`). The answer is `paid`, when it is; `free` where there is nothing to pay.
 */
export const collect: Service = async (platform, { callId, base, told }) => {
  const { read } = platform.database
  const [known] = await selectBills(read, read`b.call_id = ${callId}`)
  if (known) return 'pending'
  const matter = await definitionOf(platform.database, base.slug, base.version)
  const definition = matter?.definition
  const items = definition && 'fee' in definition ? (definition.fee.items ?? []) : []
  const item = items.find(({ id }) => id === told['item'])
  if (!item) throw new TypeError(`${base.slug} charges no ${told['item']}`)
  const amountFen = told['fen'] === undefined ? item.fen : Number(told['fen'])
  if (amountFen === 0) return { answer: 'free' }
  if (amountFen === undefined || !Number.isSafeInteger(amountFen) || amountFen < 0)
    throw new TypeError(`${base.slug} says no amount for ${item.id}`)
  const now = platform.clock.now()
  const unit = await findUnit(read, base.unit.id)
  const { year } = dateOf(now)
  const name: Localized = item.name
  await platform.database.write(async (transaction) => {
    const number = await nextOf(transaction, `bill ${base.region.code} ${year}`)
    await transaction`
      insert into payment.bill (bill_id, call_id, case_id, case_number, code, subject_id, payer, region_path, unit_path, agency, item, amount_fen, issued_at, looked_at)
      values (${uuidv7(now)}, ${callId}, ${base.caseId}, ${base.number}, ${payCode(base.region.code, year, number)}, ${base.subject.id},
        ${base.subject.name}, ${base.region.path}, ${base.unit.path}, ${transaction.json({ code: unit?.code ?? '', name: base.unit.name })},
        ${transaction.json({ code: item.code, name, basis: item.basis } as never)}, ${amountFen}, ${now}, ${now})`
  })
  return 'pending'
}

import { paymentChannels, type PaymentChannel } from '#contract'
import { dateOf, TIME_ZONE } from '#platform/clock'
import { canonicalJson, sm3Hex, uuidv7 } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Fact } from './bill.ts'
import { channelOf, fetchStatement, paymentIdOf, type StatementLine } from './channel.ts'
import { billOfOrder, know } from './know.ts'
import { compare, type Difference, type OurLine } from './reconcile.ts'

/** So many past days are compared when they were not yet: a channel, or we, may be away for some. */
const DAYS_BACK = 62
/** A statement is ready some time after midnight. */
const READY_MINUTES = 30
const ASK_AGAIN_MINUTES = 15

const askedAt = new WeakMap<object, Temporal.Instant>()

/** Compares every channel's days that are over and were not compared, the oldest first. */
export async function reconcileDays(platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const last = askedAt.get(platform.database)
  if (last && now.since(last).total({ unit: 'minutes' }) < ASK_AGAIN_MINUTES && now.since(last).sign >= 0)
    return
  askedAt.set(platform.database, now)
  const today = dateOf(now.subtract({ minutes: READY_MINUTES }))
  for (const channel of paymentChannels) {
    if (!channelOf(platform, channel)) continue
    try {
      for (const day of await openDays(platform, channel, today)) await reconcileDay(platform, channel, day)
    } catch (cause) {
      // One that is away keeps nobody else's books open.
      platform.log.error('payment.reconcile-failed', cause, { channel })
    }
  }
}

/** Days of the channel's life here that are over and not compared. */
async function openDays(
  { database }: Platform,
  channel: PaymentChannel,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate[]> {
  const rows = await database.read<{ day: Temporal.PlainDate }[]>`
    select span.at::date as day from generate_series(
      greatest(${today.subtract({ days: DAYS_BACK })}, (select min(made_at at time zone ${TIME_ZONE})::date from payment.attempt where channel = ${channel})),
      ${today.subtract({ days: 1 })}, interval '1 day') as span (at)
    where exists (select from payment.attempt where channel = ${channel})
      and not exists (select from payment.reconciliation r where r.channel = ${channel} and r.day = span.at::date)
    order by 1`
  return rows.map(({ day }) => day)
}

/**
 * One day of one channel. What only the statement knows of an order of ours is taken from it, since the channel signed it: the bill is
 * paid although no notice came, and the difference is settled as adopted. Everything else waits for an officer.
 */
export async function reconcileDay(
  platform: Platform,
  channel: PaymentChannel,
  day: Temporal.PlainDate,
): Promise<void> {
  const party = channelOf(platform, channel)
  if (!party) return
  const { lines } = await fetchStatement(platform, party, day)
  const ours = await ourLines(platform, channel, day, lines)
  const differences = compare(lines, ours)
  const adopted = new Set<string>()
  for (const difference of differences) {
    const line = lines.find(
      ({ entry, reference }) => entry === difference.entry && reference === difference.reference,
    )
    if (difference.kind === 'long' && line && (await adopt(platform, channel, line)))
      adopted.add(`${line.entry} ${line.reference}`)
  }
  const ofDay = ours.filter(({ isOfDay }) => isOfDay)
  await platform.database.write(async (transaction) => {
    const now = platform.clock.now()
    const written = await transaction`
      insert into payment.reconciliation (channel, day, statement_digest, ours_count, ours_fen, theirs_count, theirs_fen, compared_at)
      values (${channel}, ${day}, ${sm3Hex(canonicalJson(lines))}, ${ofDay.length}, ${netOf(ofDay)}, ${lines.length}, ${netOf(lines)}, ${now})
      on conflict do nothing returning channel`
    // Another process compared it meanwhile.
    if (written.length === 0) return
    for (const difference of differences)
      await keep(transaction, channel, day, difference, {
        isAdopted: adopted.has(`${difference.entry} ${difference.reference}`),
        now,
      })
  })
}

/** What came less what went. */
function netOf(lines: readonly Pick<OurLine, 'entry' | 'fen'>[]): number {
  return lines.reduce((sum, { entry, fen }) => (entry === 'payment' ? sum + fen : sum - fen), 0)
}

/** Our movements of the day, and those the statement names whenever they were. */
async function ourLines(
  { database }: Platform,
  channel: PaymentChannel,
  day: Temporal.PlainDate,
  lines: readonly StatementLine[],
): Promise<OurLine[]> {
  const from = day.toZonedDateTime(TIME_ZONE).toInstant()
  const until = day.add({ days: 1 }).toZonedDateTime(TIME_ZONE).toInstant()
  const named = (entry: OurLine['entry']) =>
    lines.flatMap((line) => (line.entry === entry ? [line.reference] : []))
  const rows = await database.read<OurLine[]>`
    select 'payment' as entry, substr(payment_id, length(channel) + 2) as reference, bill_id as "billId", amount_fen as fen,
      (paid_at >= ${from} and paid_at < ${until}) as "isOfDay"
    from payment.payment where channel = ${channel} and ((paid_at >= ${from} and paid_at < ${until})
      or payment_id = any (${named('payment').map((reference) => paymentIdOf(channel, reference))}))
    union all
    select 'refund', refund_id, bill_id, amount_fen, coalesce(done_at >= ${from} and done_at < ${until}, false)
    from payment.refund where channel = ${channel} and done_at is not null and ((done_at >= ${from} and done_at < ${until})
      or refund_id = any (${named('refund')}))`
  return [...rows]
}

/** Takes over what the signed statement says of an order of ours; false where the order is not ours. */
async function adopt(platform: Platform, channel: PaymentChannel, line: StatementLine): Promise<boolean> {
  const billId = await billOfOrder(platform, channel, line.orderId)
  if (!billId) return false
  const paymentId = paymentIdOf(channel, line.transaction)
  const fact: Fact =
    line.entry === 'payment'
      ? { kind: 'paid', payment: { id: paymentId, orderId: line.orderId, fen: line.fen, at: line.at } }
      : { kind: 'refunded', refundId: line.reference, paymentId, fen: line.fen, at: line.at }
  await know(platform, billId, [fact], { channel, by: 'statement' })
  return true
}

async function keep(
  transaction: Transaction,
  channel: PaymentChannel,
  day: Temporal.PlainDate,
  { kind, entry, reference, billId, oursFen, theirsFen }: Difference,
  { isAdopted, now }: { isAdopted: boolean; now: Temporal.Instant },
): Promise<void> {
  await transaction`
    insert into payment.difference (difference_id, channel, day, kind, entry, reference, bill_id, ours_fen, theirs_fen, state, how, settled_at)
    values (${uuidv7(now)}, ${channel}, ${day}, ${kind}, ${entry}, ${reference}, ${billId}, ${oursFen}, ${theirsFen},
      ${isAdopted ? 'settled' : 'open'}, ${isAdopted ? 'adopted' : null}, ${isAdopted ? now : null})`
}

import { demoOperations } from '#contract'
import { implement } from '#platform/http'

const SHOWN = 50

export const demoSmsOutbox = implement(demoOperations.smsOutbox, async (act) => {
  const rows = await act.platform.database.read<
    { id: string; phone: string; body: string; createdAt: Temporal.Instant }[]
  >`
    select id, phone, body, created_at as "createdAt" from identity.sms_outbox order by created_at desc, id desc limit ${SHOWN}`
  return { messages: rows.map((row) => ({ ...row, createdAt: row.createdAt.toString() })) }
})

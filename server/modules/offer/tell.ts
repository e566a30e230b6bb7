import { notify } from '#modules/message'
import type { Platform } from '#platform/runtime'

const BATCH = 500

/** Leaves a notice with those whom an offer has not been told of; false when there are no more. */
export async function tellOffers(platform: Platform): Promise<boolean> {
  const { database, clock } = platform
  const now = clock.now()
  return database.write(async (transaction) => {
    const untold = await transaction<{ subjectId: string; slug: string }[]>`
      update offer.offer o set told_at = ${now}
      from (
        select offer_id from offer.offer where state = 'open' and told_at is null
        order by offer_id limit ${BATCH} for update skip locked) n
      where o.offer_id = n.offer_id
      returning o.subject_id as "subjectId", o.slug`
    await notify(
      transaction,
      untold.map(({ subjectId, slug }) => ({ to: { subjectId }, kind: 'offer.found', params: { slug } })),
      now,
    )
    return untold.length === BATCH
  })
}

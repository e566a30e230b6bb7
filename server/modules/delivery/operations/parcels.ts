import { deliveryOperations, type ParcelView } from '#contract'
import { inScope, scopeOf, shown, type DataClass } from '#modules/access'
import { getVisibleCase } from '#modules/case'
import { accept } from '#platform/counterparty'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { trackContent } from '../carrier.ts'
import { PARCEL_SEEN, tellCases } from '../office.ts'
import { keepTrack, selectParcels, type StoredParcel } from '../store.ts'

const COLUMNS = { region: 'p.region_path', unit: 'p.unit_path' }

export const ofCase = implement(deliveryOperations.ofCase, async (act, { params }) => {
  await getVisibleCase(act, params.id)
  const { read } = act.platform.database
  const parcels = await selectParcels(read, read`p.case_id = ${params.id}`)
  return { parcels: parcels.map((parcel) => view(act, parcel)) }
})

/** Events have numbers of the carrier's: what is told again, late or out of order changes nothing that is known. */
export const notice = implement(deliveryOperations.notice, async ({ platform, now }, { body }) => {
  const { id, kind, content } = accept(platform.config.counterparties.post, body, now)
  const { data } = trackContent.safeParse(content)
  if (kind === 'track' && data) {
    const { read } = platform.database
    const [parcel] = await selectParcels(read, read`p.waybill = ${data.waybill}`)
    if (parcel) {
      await platform.database.write((transaction) => keepTrack(transaction, parcel.id, [data], now))
      await tellCases(platform)
      platform.signals.emit(PARCEL_SEEN)
    }
  }
  return { taken: id }
})

export const toHandOver = implement(deliveryOperations.toHandOver, async (act) => {
  const { read } = act.platform.database
  const parcels = await selectParcels(
    read,
    read`p.parcel_id in (select p.parcel_id from delivery.parcel p where ${inScope(read, scopeOf(act.principal), COLUMNS)}
      and ((p.direction = 'out' and p.handed_at is null and p.state in ('made', 'ordered'))
        or (p.direction = 'in' and p.state in ('made', 'ordered', 'collected', 'moving', 'out'))) order by p.made_at limit 100)`,
  )
  act.trail.subjectIds = parcels.map(({ subjectId }) => subjectId)
  return { parcels: parcels.map((parcel) => view(act, parcel)) }
})

export const handOver = implement(deliveryOperations.handOver, async (act, { params }) => {
  const { read } = act.platform.database
  const find = () =>
    selectParcels(
      read,
      read`p.parcel_id = ${params.id} and ${inScope(read, scopeOf(act.principal), COLUMNS)}`,
    )
  const [parcel] = await find()
  if (!parcel || act.principal.kind !== 'officer') throw new Problem('delivery.parcel-not-found')
  const by = { id: act.principal.officerId, name: act.principal.name }
  const handed = await read`
    update delivery.parcel set handed_at = ${act.now}, handed_by = ${read.json(by)}
    where parcel_id = ${params.id} and direction = 'out' and handed_at is null and state <> 'cancelled' returning parcel_id`
  if (handed.length === 0) throw new Problem('delivery.handed-over-already')
  Object.assign(act.trail, { caseId: parcel.caseId, subjectId: parcel.subjectId })
  const [now] = await find()
  return view(act, now ?? parcel)
})

function view({ principal }: Act, parcel: StoredParcel): ParcelView {
  const { id, caseId, caseNumber, direction, what, payer, waybill, state, person } = parcel
  const mask = (dataClass: DataClass, value: string) => shown(principal, dataClass, value, { own: true })
  return {
    id,
    caseId,
    caseNumber,
    direction,
    what,
    payer,
    waybill,
    state,
    madeAt: parcel.madeAt.toString(),
    handedAt: parcel.handedAt?.toString() ?? null,
    person: person && {
      name: mask('person-name', person.name),
      phone: mask('phone', person.phone),
      address: mask('address', person.address),
    },
    track: parcel.track.map(({ kind, place, at }) => ({
      kind,
      place,
      at: Temporal.Instant.from(at).toString(),
    })),
  }
}

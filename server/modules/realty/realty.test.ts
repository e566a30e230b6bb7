import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type World } from '#world'
import { enterBurden, enterFirst, enterTransfer, strikeOut, type Transfer } from './enter.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let serial = 0

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const at = Temporal.Instant.from('2026-11-20T02:00:00Z')
const uuid = () => crypto.randomUUID()

/** A flat of somebody's, registered years ago. */
async function flat(subjectId: string, name = '张海燕') {
  serial += 1
  const unitNumber = `149902001001GB00001F${String(serial).padStart(8, '0')}`
  const titleId = await world.database.write((tx) =>
    enterFirst(
      tx,
      { unitNumber, location: `晋中市榆次区迎宾街${serial}号`, areaSquareMetres: 89.5, use: '住宅' },
      {
        certificateNumber: `晋（2020）榆次区不动产权第${String(serial).padStart(7, '0')}号`,
        holders: [{ subjectId, name, share: 1 }],
        at: Temporal.Instant.from('2020-03-02T02:00:00Z'),
      },
    ),
  )
  return { unitNumber, titleId }
}

const transferOf = (
  { unitNumber, titleId }: { unitNumber: string; titleId: string },
  more: Partial<Transfer> = {},
): Transfer => ({
  unitNumber,
  fromTitleId: titleId,
  caseId: uuid(),
  certificateNumber: `晋（2026）榆次区不动产权第${uuid()}号`,
  holders: [{ subjectId: uuid(), name: '李四', share: 1 }],
  agreed: new Set(),
  at,
  ...more,
})
const enter = (transfer: Transfer) => world.database.write((tx) => enterTransfer(tx, transfer))
const burden = (
  unitNumber: string,
  kind: 'mortgage' | 'seizure' | 'objection',
  until: string | null = null,
) =>
  world.database.write((tx) =>
    enterBurden(tx, unitNumber, {
      kind,
      favours: kind === 'seizure' ? '榆次区人民法院' : '晋中银行',
      document: `${kind}-1`,
      registeredAt: at,
      until: until === null ? null : Temporal.PlainDate.from(until),
    }),
  )

test(
  'a transfer ends the title of the seller, and the buyer alone sees the unit as his',
  { timeout: 120_000 },
  async () => {
    const seller = await city.as('citizen')
    const buyer = await city.as('citizen-flexible')
    const [sellerId, buyerId] = await Promise.all(
      [seller, buyer].map(async (who) => {
        const { body } = await who.get('/api/v1/identity/current')
        return (body as unknown as { principal: { subjectId: string } }).principal.subjectId
      }),
    )
    const unit = await flat(sellerId ?? '')
    await burden(unit.unitNumber, 'mortgage')
    expect((await seller.get('/api/v1/realty/mine')).body).toMatchObject({
      units: [
        {
          unitNumber: unit.unitNumber,
          share: 1,
          registeredOn: '2020-03-02',
          burdens: [{ kind: 'mortgage', until: null }],
        },
      ],
    })
    expect((await buyer.get('/api/v1/realty/mine')).body).toEqual({ units: [] })

    const wanted = transferOf(unit, { holders: [{ subjectId: buyerId ?? '', name: '买方', share: 1 }] })
    expect(await enter(wanted)).toMatchObject({ outcome: 'barred', bars: [{ kind: 'consent-wanting' }] })
    const [mortgage] = await world.owner.read<{ id: string }[]>`
    select id from realty.burden where unit_number = ${unit.unitNumber}`
    const agreed = { ...wanted, agreed: new Set([mortgage?.id ?? '']) }
    const done = await enter(agreed)
    expect(done).toMatchObject({ outcome: 'registered' })
    // The follow-up of a case may run again.
    expect(await enter(agreed)).toEqual(done)
    expect((await seller.get('/api/v1/realty/mine')).body).toEqual({ units: [] })
    expect((await buyer.get('/api/v1/realty/mine')).body).toMatchObject({
      units: [{ unitNumber: unit.unitNumber, registeredOn: '2026-11-20' }],
    })
    expect((await city.anonymous().get('/api/v1/realty/mine')).status).toBe(401)
  },
)

test('of transfers of one unit at once exactly one is entered', async () => {
  const unit = await flat(uuid())
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => enter(transferOf(unit))))
  expect(outcomes.filter(({ outcome }) => outcome === 'registered')).toHaveLength(1)
  expect(outcomes.filter(({ outcome }) => outcome === 'barred')).toEqual(
    Array.from({ length: 5 }, () => ({ outcome: 'barred', bars: [{ kind: 'title-ended' }] })),
  )
})

test('a seizure stops a transfer whoever agreed, until it is struck out or its term is over', async () => {
  const unit = await flat(uuid())
  const id = await burden(unit.unitNumber, 'seizure')
  // The court's notice may come twice.
  expect(await burden(unit.unitNumber, 'seizure')).toBe(id)
  const wanted = transferOf(unit, { agreed: new Set([id]) })
  expect(await enter(wanted)).toMatchObject({
    outcome: 'barred',
    bars: [{ kind: 'seized', burden: { id }, basis: { title: '城市房地产管理法', verified: false } }],
  })
  expect(await world.database.write((tx) => strikeOut(tx, id, at))).toBe(true)
  expect(await world.database.write((tx) => strikeOut(tx, id, at))).toBe(false)
  expect(await enter(wanted)).toMatchObject({ outcome: 'registered' })

  const other = await flat(uuid())
  await burden(other.unitNumber, 'seizure', '2026-11-20')
  expect(await enter(transferOf(other))).toMatchObject({ outcome: 'barred' })
  const nextDay = Temporal.Instant.from('2026-11-20T17:00:00Z')
  expect(await enter(transferOf(other, { at: nextDay }))).toMatchObject({ outcome: 'registered' })
})

test('an objection stops only a buyer who does not take the risk', async () => {
  const unit = await flat(uuid())
  const id = await burden(unit.unitNumber, 'objection')
  expect(await enter(transferOf(unit))).toMatchObject({ bars: [{ kind: 'objection-unheeded' }] })
  expect(await enter(transferOf(unit, { agreed: new Set([id]) }))).toMatchObject({ outcome: 'registered' })
})

test('what cannot be is not entered, and nothing of it stays', async () => {
  const unit = await flat(uuid())
  const halves = [{ subjectId: uuid(), name: '李四', share: 0.5 }]
  await expect(enter(transferOf(unit, { holders: halves }))).rejects.toThrow('shares')
  const [live] = await world.owner.read<{ id: string }[]>`
    select id from realty.title where unit_number = ${unit.unitNumber} and ended_at is null`
  expect(live?.id).toBe(unit.titleId)
  await expect(burden('149902001001GB00009F00010001', 'seizure')).rejects.toThrow('no unit')
  // The application cannot take a title back, or alter whose it was.
  await expect(world.database.write((tx) => tx`delete from realty.title`)).rejects.toThrow(
    'permission denied',
  )
  await expect(world.database.write((tx) => tx`update realty.holder set name = '别人'`)).rejects.toThrow(
    'permission denied',
  )
})

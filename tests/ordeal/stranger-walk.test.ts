import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation } from '#contract'
import { callersOf, createWorld, type Answer, type Caller, type World } from '#world'
import { allRoundStranger, makeThings, ownersOf, type Owners, type Things } from './county-things.ts'
import { PLAN } from './stranger-plan.ts'
import { PUBLIC } from './stranger-public.ts'
import type { Trial, Verdict } from './stranger-trial.ts'
import { everyOperation, expectPromised } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let owners: Owners
let things: Things

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  owners = await ownersOf(world, city)
  things = await makeThings(world, owners)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('every operation is either public by design, for a reason, or has its trial', () => {
  const ids = everyOperation.map(({ id }) => id)
  expect(ids.filter((id) => !(id in PUBLIC) && !(id in PLAN))).toEqual([])
  expect(ids.filter((id) => id in PUBLIC && id in PLAN)).toEqual([])
  expect([...Object.keys(PUBLIC), ...Object.keys(PLAN)].filter((id) => !ids.includes(id))).toEqual([])
  expect(Object.values(PUBLIC).filter((reason) => reason.length < 10)).toEqual([])
})

test('whoever is not signed in is asked to, save for what is public', async () => {
  const visitor = city.anonymous()
  const letIn: string[] = []
  for (const operation of everyOperation) {
    if (operation.id in PUBLIC) continue
    const answer = await send(visitor, operation, PLAN[operation.id])
    if (answer.status !== 401 || answer.body.code !== 'access.sign-in-required') letIn.push(operation.id)
  }
  expect(letIn).toEqual([])
})

test('what the strangers try is real: whose it is reads it', async () => {
  const refused: string[] = []
  for (const operation of everyOperation) {
    const trial = PLAN[operation.id]
    if (!trial?.owner) continue
    expect(operation.method, operation.id).toBe('GET')
    const { status, body } = await send(owners[trial.owner], operation, trial)
    if (status !== 200) refused.push(`${operation.id} ${status} ${body.code}`)
  }
  expect(refused).toEqual([])
})

test('an officer of another county with every post there sees and changes nothing of this one', async () => {
  const before = await stateOfThings()
  expect(await answeredOtherwise(await allRoundStranger(world, city), 'county')).toEqual([])
  expect(await stateOfThings()).toEqual(before)
})

test('another citizen sees and changes nothing of anybody', async () => {
  const before = await stateOfThings()
  expect(await answeredOtherwise(await city.as('citizen'), 'citizen')).toEqual([])
  expect(await stateOfThings()).toEqual(before)
})

/** The operations that answer a stranger in another way than their trial says. */
async function answeredOtherwise(stranger: Caller, as: 'county' | 'citizen'): Promise<string[]> {
  const otherwise: string[] = []
  // What ends the stranger’s own sessions comes last.
  const order = everyOperation.toSorted((a, b) => Number(endsSessions(a)) - Number(endsSessions(b)))
  for (const operation of order) {
    const trial = PLAN[operation.id]
    if (!trial) continue
    const answer = expectPromised(operation.method, operation.path, await send(stranger, operation, trial))
    const found = verdictOf(answer)
    if (found !== trial[as]) otherwise.push(`${operation.id}: ${found} instead of ${trial[as]}`)
  }
  return otherwise
}

const endsSessions = ({ id }: Operation) => id === 'identity.sign-out-everywhere'

function verdictOf(answer: Answer): Verdict | `shows ${string}` {
  const { status, body } = answer
  if (status < 400) {
    const shown = shownOf(answer.bytes.toString('utf8'))
    return shown === undefined ? 'own' : `shows ${shown}`
  }
  return status === 403 && body.code === 'access.denied' ? 'denied' : `${status} ${body.code}`
}

/** What of the things an answer shows, if anything. */
function shownOf(text: string): string | undefined {
  const { open, subject, unit: _unit, officer: _officer, post: _post, pack: _pack, ...rest } = things
  const marks = {
    ...rest,
    open: open.id,
    number: open.number,
    person: subject.id,
    identifier: subject.identifier,
    name: subject.name,
  }
  return Object.entries(marks).find(([, mark]) => text.includes(mark))?.[0]
}

/** What the stranger asks: the places of the address by what stands before them. */
function send(who: Caller, operation: Operation, trial: Trial | undefined): Promise<Answer> {
  const words = operation.path.split('/')
  const path = words
    .map((word, at) =>
      word.startsWith(':')
        ? placeOf(
            words.slice(0, at).findLast((each) => !each.startsWith(':')) ?? '',
            word.slice(1),
            operation,
          )
        : word,
    )
    .join('/')
  const query = new URLSearchParams(trial?.query?.(things)).toString()
  const url = query ? `${path}?${query}` : path
  if (operation.upload)
    return who.raw({
      method: operation.method,
      url,
      payload: trial?.upload?.(things) ?? Buffer.from('x'),
      headers: { 'content-type': 'application/octet-stream' },
    })
  if (operation.method === 'GET') return who.get(url)
  if (operation.method === 'DELETE') return who.delete(url)
  return who.raw({
    method: operation.method,
    url,
    payload: JSON.stringify(trial?.body?.(things) ?? {}),
    headers: { 'content-type': 'application/json' },
  })
}

function placeOf(before: string, name: string, { id }: Operation): string {
  const places: Record<string, string> = {
    cases: id.startsWith('rating.') ? things.granted : things.open.id,
    filings: things.draft,
    certificates: things.certificate,
    designs: things.design,
    'hall-bookings': things.booking,
    'hall-windows': things.window,
    'hall-tickets': things.ticket,
    halls: things.hall,
    'hall-settings': things.hall,
    kiosks: things.kiosk,
    'hand-overs': things.handOver,
    sessions: things.session,
    authorisations: things.authorisation,
    notices: things.notice,
    units: things.unit,
    officers: things.officer,
    reruns: things.rerun,
    cards: things.card,
    projects: things.project,
    records: things.record,
    bills: things.bill,
    offers: things.offer,
    licences: 'catering',
    vouchers: things.voucher,
    differences: things.bill,
    parcels: things.bill,
    peers: '01900000-0000-7000-8000-00000000abcd',
    'peer-cases': '01900000-0000-7000-8000-00000000abcd',
    'peer-certificates': '01900000-0000-7000-8000-00000000abcd',
    files: '01900000-0000-7000-8000-00000000abce',
    figures: 'cases-today',
    matters: 'senior-card',
    versions: '1',
    years: '2026',
  }
  if (before === 'materials') return name === 'slot' ? 'charter' : things.material
  const place = name === 'given' ? things.material : places[before]
  if (place === undefined) throw new Error(`the trial of ${id} knows nothing for ${before}/:${name}`)
  return place
}

/** The rows of the things as the database has them. */
async function stateOfThings(): Promise<object> {
  const { read } = world.owner
  const { open, granted, draft, hall, design, rerun, certificate, material, card, handOver } = things
  const [row] = await read<[Record<string, unknown>]>`
    select (select jsonb_agg(to_jsonb(c) order by case_id) from "case"."case" c where case_id in (${open.id}, ${granted})) as cases,
      (select count(*)::int from "case".act where case_id in (${open.id}, ${granted})) as acts,
      (select to_jsonb(d) from "case".draft d where draft_id = ${draft}) as draft,
      (select to_jsonb(h) from hall.hall h where hall_id = ${hall}) as hall,
      (select jsonb_agg(to_jsonb(w)) from hall."window" w where hall_id = ${hall}) as windows,
      (select jsonb_agg(to_jsonb(t) order by ticket_id) from hall.ticket t where hall_id = ${hall}) as tickets,
      (select jsonb_agg(to_jsonb(b) order by booking_id) from hall.booking b where hall_id = ${hall}) as bookings,
      (select jsonb_agg(to_jsonb(k) order by kiosk_id) from hall.kiosk k where hall_id = ${hall}) as kiosks,
      (select count(*)::int from hall.closed_day where hall_id = ${hall}) as "closedDays",
      (select to_jsonb(d) from matter.design d where design_id = ${design}) as design,
      (select to_jsonb(r) - 'taken_until' from "case".rerun r where rerun_id = ${rerun}) as rerun,
      (select to_jsonb(c) from certificate.certificate c where certificate_id = ${certificate}) as certificate,
      (select to_jsonb(i) from material.item i where item_id = ${material}) as material,
      (select to_jsonb(c) from supervision.card c where card_id = ${card}) as card,
      (select to_jsonb(r) from credit.record r where record_id = ${things.record}) as credit,
      (select to_jsonb(b) from payment.bill b where bill_id = ${things.bill}) as bill,
      (select to_jsonb(h) from "case".hand_over h where hand_over_id = ${handOver}) as "handOver",
      (select jsonb_agg(to_jsonb(a) order by id) from identity.authorisation a) as authorisations,
      (select jsonb_agg(to_jsonb(n) order by id) from message.notice n) as notices,
      (select jsonb_agg(to_jsonb(h) order by h.id) from organization.holding h join organization.post p on p.id = h.post_id
        where p.unit_id = ${things.unit}) as holdings`
  expect(Object.entries(row).filter(([name, value]) => value === null && name !== 'kiosks')).toEqual([])
  return row
}

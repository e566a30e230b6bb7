import { createAccounts } from '#modules/identity'
import type { City } from '../city.ts'
import type { Client } from '../client.ts'
import { signInBy } from '../families.ts'
import type { Figure } from '../figure.ts'
import { bareAnswerMs, measureGet, signInAs } from '../load.ts'
import { fillStore, someOf } from '../store.ts'

const OFFICERS = 24
const PASSWORD = 'officers of the benchmark'

/** Officers' pages when a million tasks wait: each request by another officer, with another filter, page or word. */
export const inbox: Figure = {
  name: 'inbox',
  title: 'Inbox and case view with many open cases',
  measure: async (city, { quick, cases }) => {
    const { units, megabytes } = await fillStore(city, cases)
    const bareMs = await bareAnswerMs(city)
    const officers = await signInOfficers(city, quick ? 4 : OFFICERS)
    const approver = await signInAs(city, 'approver-civil-yuci')
    const own = await someOf(city, 200)
    const settings = { times: quick ? 30 : 300, bareMs }
    const random = createRandom()
    const one = <T>(all: readonly T[]) => all[random(all.length)] as T
    const anybody = () => one(officers)
    const lines = [
      ...(await measureGet(
        city,
        anybody,
        'inbox, random views, filters, pages and names',
        async (client) => inboxPath(client, { random, one, own }),
        settings,
      )),
      ...(await measureGet(
        city,
        () => approver,
        'cases by number',
        () => `/api/v1/cases?q=${one(own).number}`,
        settings,
      )),
      ...(await measureGet(
        city,
        anybody,
        'cases by name',
        () => `/api/v1/cases?q=${encodeURIComponent(one(own).name)}`,
        settings,
      )),
    ]
    for (const client of [...officers, approver]) client.close()
    return {
      lines,
      data: {
        openTasks: cases,
        units,
        officers: officers.length,
        requests: settings.times,
        ...(await largestOf(city)),
        databaseMegabytes: megabytes,
      },
    }
  },
}

interface Dice {
  random: (below: number) => number
  one: <T>(all: readonly T[]) => T
  own: readonly { name: string }[]
}

/** A view, often a filter, sometimes a name or a part of one, sometimes the second page of what was found. */
async function inboxPath(client: Client, { random, one, own }: Dice): Promise<string> {
  const query = new URLSearchParams({ view: one(['turn', 'turn', 'mine', 'unclaimed', 'scope']) })
  if (random(3) === 0) query.set('colour', one(['green', 'yellow', 'red']))
  if (random(4) === 0) query.set('slug', 'publication-retail')
  if (random(4) === 0) {
    const { name } = one(own)
    query.set('q', random(2) === 0 ? name : name.slice(1))
  }
  const path = () => `/api/v1/inbox?${query.toString()}`
  if (random(3) > 0) return path()
  const { next } = await client.call<{ next: string | null }>('GET', path())
  if (next) query.set('after', next)
  return path()
}

/** Officers who accept or decide, from all over the city, signed in by password and code. */
async function signInOfficers(city: City, count: number): Promise<Client[]> {
  const now = Temporal.Now.instant()
  const officers = await city.owner.read<
    { ownerId: string; name: string; loginName: string; phone: string }[]
  >`
    select "ownerId", name, 'bench-officer-' || row_number() over () as "loginName", '198' || (30000000 + row_number() over ())::text as phone
    from (
      select distinct o.id as "ownerId", o.name
      from organization.officer o join organization.holding h on h.officer_id = o.id join organization.post p on p.id = h.post_id
      where p.role in ('acceptor', 'approver') and coalesce(h.valid_to, current_date) >= current_date
        and not exists (select from identity.account a where a.officer_id = o.id)
      ) posted order by md5("ownerId"::text) limit ${count}`
  await city.owner.write((transaction) =>
    createAccounts(
      transaction,
      officers.map((officer) => ({ ...officer, password: PASSWORD, kind: 'officer', demo: true })),
      now,
    ),
  )
  const clients: Client[] = []
  for (const { loginName, phone } of officers)
    clients.push(await signInBy(city, { loginName, phone, password: PASSWORD }))
  return clients
}

/** The same numbers in every run. */
function createRandom(): (below: number) => number {
  let state = 20_261_123
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function largestOf(city: City) {
  const [row] = await city.owner.read<[{ openTasksOfTheLargestUnit: number }]>`
    select max(count)::int as "openTasksOfTheLargestUnit" from (select count(*) from "case".task where closed_at is null group by unit_id) of_unit`
  return row
}

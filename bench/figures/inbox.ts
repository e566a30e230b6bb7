import type { City } from '../city.ts'
import type { Figure } from '../figure.ts'
import { bareAnswerMs, measureGet, signInAs } from '../load.ts'
import { multiplyCase } from './many-cases.ts'

/** An officer's pages when a hundred thousand cases wait. */
export const inbox: Figure = {
  name: 'inbox',
  title: 'Inbox and case view with many open cases',
  measure: async (city, { quick }) => {
    const cases = quick ? 10_000 : 100_000
    const own = await multiplyCase(city, cases)
    const bareMs = await bareAnswerMs(city)
    const settings = { times: quick ? 20 : 60, bareMs }
    const approver = await signInAs(city, 'approver-civil-yuci')
    const get = (what: string, pathOf: (time: number) => string) =>
      measureGet(city, approver, what, pathOf, settings)
    const lines = [
      ...(await get('inbox, first page', () => '/api/v1/inbox')),
      ...(await get('inbox by name', (time) => `/api/v1/inbox?q=${encodeURIComponent(`老人${time}`)}`)),
      ...(await get('cases by number', (time) => `/api/v1/cases?q=${own[time % own.length]?.number}`)),
      ...(await get('case view', (time) => `/api/v1/cases/${own[time % own.length]?.id}`)),
    ]
    approver.close()
    return { lines, data: { cases, openTasks: cases, ...(await sizesOf(city)) } }
  },
}

async function sizesOf(city: City) {
  const [row] = await city.owner.read<[{ own: number; megabytes: number }]>`
    select (select count(*)::int from "case".task where closed_at is null and unit_path @> (select unit_path from matter.item where slug = 'old-age-allowance' and region_code = '140702')) as own,
      (pg_database_size(current_database()) / 1048576)::int as megabytes`
  return { openTasksOfTheOfficersUnit: row.own, databaseMegabytes: row.megabytes }
}

import type { City } from '../city.ts'
import type { Figure } from '../figure.ts'
import type { SweepTimes } from '../server.ts'

/** A night's look for whom something is due to, through everybody on record. */
export const offers: Figure = {
  name: 'offers',
  title: 'Offers to a million people',
  measure: async (city, { quick }) => {
    const persons = await multiplyPersons(city, quick ? 20_000 : 1_000_000)
    const read = await readOnce(city)
    const times = await city.ask<SweepTimes>('sweep-offers')
    const [found] = await city.owner.read<[{ eligible: number; records: number; megabytes: number }]>`
      select (select sum(eligible)::int from offer.sweep) as eligible, (select count(*)::int from registry.record) as records,
        (pg_total_relation_size('registry.record') / 1048576)::int as megabytes`
    return {
      lines: [
        {
          what: 'slowest of the offers, everybody swept',
          value: Math.max(...times),
          unit: 's',
          limit: { what: 'every record read once, nothing asked', value: read },
        },
        {
          what: 'all offers of a night',
          value: times.reduce((sum, time) => sum + time, 0),
          unit: 's',
          ...(quick ? {} : { aim: { most: 60 } }),
        },
      ],
      data: { persons, offers: times.length, ...found },
    }
  },
}

/** Copies the people of the city, with all that the libraries hold of them, until there are so many. Gives how many there are. */
async function multiplyPersons(city: City, wanted: number): Promise<number> {
  await city.owner.write(async (transaction) => {
    const [{ there }] = await transaction<
      [{ there: number }]
    >`select count(*)::int as there from registry.subject where kind = 'person'`
    await transaction`
      create temporary table copy on commit drop as
      select s.id, uuidv7() as copied, s.name, s.region_code, time::text || '-' || s.identifier as identifier
      from registry.subject s, generate_series(1, ${Math.ceil(wanted / there) - 1}::int) as time where s.kind = 'person'`
    await transaction`
      insert into registry.subject (id, kind, identifier, name, region_code)
      select copied, 'person', identifier, name, region_code from copy`
    await transaction`
      insert into registry.record (subject_id, library, data, as_of, source_unit)
      select copy.copied, r.library, r.data, r.as_of, r.source_unit from copy join registry.record r on r.subject_id = copy.id`
  })
  await city.owner.read`vacuum analyze registry.subject, registry.record`
  const [row] = await city.owner.read<
    [{ persons: number }]
  >`select count(*)::int as persons from registry.subject where kind = 'person'`
  return row.persons
}

/** Seconds to read all records once, as they lie. */
async function readOnce(city: City): Promise<number> {
  const started = performance.now()
  await city.owner.read`select count(data) from registry.record`
  return (performance.now() - started) / 1000
}

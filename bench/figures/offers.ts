import type { City } from '../city.ts'
import { NOBODY } from '../families.ts'
import type { Figure } from '../figure.ts'
import type { SweepTimes } from '../server.ts'

/** A night's look for whom something is due to, through everybody on record. */
export const offers: Figure = {
  name: 'offers',
  title: 'Offers to a million people',
  measure: async (city, { persons: wanted }) => {
    const { persons, seconds } = await multiplyPersons(city, wanted)
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
          ...(persons >= 1_000_000 ? { aim: { most: 60 } } : {}),
        },
      ],
      data: { persons, secondsToSeed: seconds, offers: times.length, ...found },
    }
  },
}

/** Copies the people of the demo city, not the families whom other figures settle, with what the libraries that offers read hold of them, until there are so many; all keys and indexes hold. */
async function multiplyPersons(city: City, wanted: number): Promise<{ persons: number; seconds: number }> {
  const started = performance.now()
  const libraries = await city.ask<string[]>('offer-libraries')
  await city.owner.write(async (transaction) => {
    const [{ there }] = await transaction<
      [{ there: number }]
    >`select count(*)::int as there from registry.subject where kind = 'person' and not starts_with(identifier, ${NOBODY})`
    await transaction`
      create temporary table copy on commit drop as
      select s.id, uuidv7() as copied, s.name, s.region_code, time::text || '-' || s.identifier as identifier
      from generate_series(1, ${Math.ceil(wanted / there) - 1}::int) as time, registry.subject s where s.kind = 'person' and not starts_with(s.identifier, ${NOBODY})`
    await transaction`
      insert into registry.subject (id, kind, identifier, name, region_code)
      select copied, 'person', identifier, name, region_code from copy`
    // Joined by hash to the few real people, in the order of the copies' ids: the key grows at its end.
    await transaction`
      insert into registry.record (subject_id, library, data, as_of, source_unit)
      select copy.copied, r.library, r.data, r.as_of, r.source_unit
      from copy join registry.record r on r.subject_id = copy.id and r.library = any (${libraries})`
  })
  await city.owner.read`vacuum analyze registry.subject, registry.record`
  const [row] = await city.owner.read<
    [{ persons: number }]
  >`select count(*)::int as persons from registry.subject where kind = 'person'`
  return { ...row, seconds: Math.round((performance.now() - started) / 1000) }
}

/** Seconds to read all records once, as they lie. */
async function readOnce(city: City): Promise<number> {
  const started = performance.now()
  await city.owner.read`select count(data) from registry.record`
  return (performance.now() - started) / 1000
}

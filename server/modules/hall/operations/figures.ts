import { hallSettingsOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { implement } from '#platform/http'
import { getManagedHall } from '../access.ts'

export const figures = implement(hallSettingsOperations.figures, async (act, { params, query }) => {
  const hall = await getManagedHall(act, params.id)
  const { read } = act.platform.database
  const today = dateOf(act.now).toString()
  const [days, windows] = await Promise.all([
    read<Day[]>`
      select day, tickets, served, missed, booked, "noShows", "waitMedian", "waitNinth" from (
        select t.day, count(*)::int as tickets, count(*) filter (where t.state = 'served')::int as served,
          count(*) filter (where t.state = 'missed')::int as missed,
          percentile_cont(0.5) within group (order by extract(epoch from t.called_at - t.came_at) / 60) as "waitMedian",
          percentile_cont(0.9) within group (order by extract(epoch from t.called_at - t.came_at) / 60) as "waitNinth"
        from hall.ticket t where t.hall_id = ${hall.id} and t.day between ${query.from}::date and ${query.to}::date group by t.day) came
      full join (
        select b.day, count(*)::int as booked, count(*) filter (where b.state = 'booked' and b.day < ${today}::date)::int as "noShows"
        from hall.booking b where b.hall_id = ${hall.id} and b.state <> 'cancelled' and b.day between ${query.from}::date and ${query.to}::date
        group by b.day) asked using (day)
      order by day desc limit 400`,
    read<{ number: number; name: string; served: number; serviceMedian: number | null }[]>`
      select w.number, w.name, count(t.ticket_id)::int as served,
        percentile_cont(0.5) within group (order by extract(epoch from t.ended_at - t.called_at) / 60) as "serviceMedian"
      from hall."window" w left join hall.ticket t on t.window_id = w.window_id and t.state = 'served'
        and t.day between ${query.from}::date and ${query.to}::date
      where w.hall_id = ${hall.id} group by w.number, w.name order by w.number`,
  ])
  return {
    days: days.map((row) => ({
      day: row.day.toString(),
      tickets: row.tickets ?? 0,
      served: row.served ?? 0,
      missed: row.missed ?? 0,
      booked: row.booked ?? 0,
      noShows: row.noShows ?? 0,
      waitMedian: row.waitMedian,
      waitNinth: row.waitNinth,
    })),
    windows: [...windows],
  }
})

interface Day {
  day: Temporal.PlainDate
  tickets: number | null
  served: number | null
  missed: number | null
  booked: number | null
  noShows: number | null
  waitMedian: number | null
  waitNinth: number | null
}

import type { HallRules } from '#contract'

/** Until when somebody may not book: the last day, or undefined. `missed` are the days of bookings they did not come to. */
export function blockedUntil(
  { count, withinDays, blockedDays }: HallRules['noShow'],
  missed: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const recent = missed
    .filter((day) => Temporal.PlainDate.compare(day.add({ days: withinDays }), today) > 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  const last = recent.at(-1)
  if (!last || recent.length < count) return undefined
  const until = last.add({ days: blockedDays })
  return Temporal.PlainDate.compare(today, until) <= 0 ? until : undefined
}

import type { HallRules, HallSettings } from '#contract'
import type { Read } from '#platform/database'
import type { Hall } from './hall.ts'
import { closedDays, windowsOf } from './halls.ts'

/** Halls with all that is set for them, as their managers see them. */
export async function settingsOf(
  read: Read,
  halls: readonly Hall[],
  today: Temporal.PlainDate,
): Promise<HallSettings[]> {
  const ids = halls.map(({ id }) => id)
  const [windows, closed, kiosks] = await Promise.all([
    windowsOf(read, ids),
    closedDays(read, ids, today),
    read<{ id: string; hallId: string; name: string; madeAt: Temporal.Instant }[]>`
      select kiosk_id as id, hall_id as "hallId", name, made_at as "madeAt" from hall.kiosk
      where hall_id = any (${ids}::uuid[]) and ended_at is null order by made_at`,
  ])
  return halls.map((hall) => ({
    id: hall.id,
    revision: hall.revision,
    regionCode: hall.regionCode,
    regionName: hall.regionName,
    name: hall.name,
    address: hall.address,
    state: hall.state,
    rules: hall.rules,
    windows: windows
      .filter(({ hallId }) => hallId === hall.id)
      .map(({ id, number, name, takes, staffed, state, officerName }) => ({
        id,
        number,
        name,
        takes,
        staffed,
        state,
        officerName,
      })),
    closedDays: closed
      .filter(({ hallId }) => hallId === hall.id)
      .map(({ day, reason }) => ({ day: day.toString(), reason })),
    kiosks: kiosks
      .filter(({ hallId }) => hallId === hall.id)
      .map(({ id, name, madeAt }) => ({ id, name, madeAt: madeAt.toString() })),
  }))
}

export interface NewHall {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly region: { code: string; name: string; path: string }
  readonly rules: HallRules
  readonly at: Temporal.Instant
}

export async function addHall(read: Read, { id, name, address, region, rules, at }: NewHall): Promise<void> {
  await read`
    insert into hall.hall (hall_id, name, address, region_code, region_name, region_path, rules, saved_at)
    values (${id}, ${name}, ${address}, ${region.code}, ${region.name}, ${region.path}::ltree, ${JSON.stringify(rules)}::text::jsonb, ${at})
    on conflict (hall_id) do nothing`
}

/** Keeps changes; false where somebody has saved since that revision. */
export async function saveHall(
  read: Read,
  id: string,
  {
    revision,
    name,
    address,
    state,
    rules,
  }: { revision: number; name: string; address: string; state: string; rules: HallRules },
  at: Temporal.Instant,
): Promise<boolean> {
  const saved = await read`
    update hall.hall set name = ${name}, address = ${address}, state = ${state}, rules = ${JSON.stringify(rules)}::text::jsonb,
      revision = revision + 1, saved_at = ${at}
    where hall_id = ${id} and revision = ${revision} returning hall_id`
  return saved.length > 0
}

/** Sets a window up, or changes the one of that number. */
export async function putWindow(
  read: Read,
  hallId: string,
  window: { id: string; number: number; name: string; takes: readonly string[] | null; staffed: boolean },
): Promise<void> {
  await read`
    insert into hall."window" (window_id, hall_id, number, name, takes, staffed)
    values (${window.id}, ${hallId}, ${window.number}, ${window.name}, ${window.takes as string[] | null}::text[], ${window.staffed})
    on conflict (hall_id, number) do update set name = excluded.name, takes = excluded.takes, staffed = excluded.staffed`
}

import { hallSettingsOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { randomToken, uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { getManagedHall, officerOf } from '../access.ts'
import { giveBackBookings } from '../closures.ts'
import { digestOfKey, hallsWithin, holdHall } from '../halls.ts'
import { TURNED } from '../screen.ts'
import { addHall, putWindow, saveHall, settingsOf } from '../settings.ts'
import { usualRules } from '../usual-rules.ts'
import { requireService } from './booking.ts'

export const list = implement(hallSettingsOperations.list, async (act) => {
  const { read } = act.platform.database
  const halls = await hallsWithin(read, officerOf(act).regionPath)
  return { halls: await settingsOf(read, halls, dateOf(act.now)) }
})

export const create = implement(hallSettingsOperations.create, async (act, { body }) => {
  const { regionCode, regionName, regionPath } = officerOf(act)
  const id = uuidv7(act.now)
  await addHall(act.platform.database.read, {
    id,
    ...body,
    region: { code: regionCode, name: regionName, path: regionPath },
    rules: usualRules,
    at: act.now,
  })
  return settingOf(act, id)
})

export const save = implement(hallSettingsOperations.save, async (act, { params, body }) => {
  const { id } = await getManagedHall(act, params.id)
  await act.platform.database.write(async (transaction) => {
    if (!(await saveHall(transaction, id, body, act.now))) throw new Problem('hall.stale')
    await giveBackBookings(act.platform, transaction, await holdHall(transaction, id, 'alone'), act.now)
  })
  act.platform.signals.emit(TURNED)
  return settingOf(act, id)
})

export const saveWindow = implement(hallSettingsOperations.saveWindow, async (act, { params, body }) => {
  const { id } = await getManagedHall(act, params.id)
  for (const slug of body.takes ?? []) await requireService(act.platform, slug)
  await putWindow(act.platform.database.read, id, { id: uuidv7(act.now), ...body })
  act.platform.signals.emit(TURNED)
  return settingOf(act, id)
})

export const closeDays = implement(hallSettingsOperations.closeDays, async (act, { params, body }) => {
  const { id } = await getManagedHall(act, params.id)
  const today = dateOf(act.now).toString()
  const days = new Map(body.days.map(({ day, reason }) => [day, reason]))
  await act.platform.database.write(async (transaction) => {
    const hall = await holdHall(transaction, id, 'alone')
    await transaction`delete from hall.closed_day where hall_id = ${id} and day >= ${today}::date`
    await transaction`
      insert into hall.closed_day (hall_id, day, reason)
      select ${id}, day, reason from unnest(${[...days.keys()]}::date[], ${[...days.values()]}::text[]) as given (day, reason)
      where day >= ${today}::date`
    await giveBackBookings(act.platform, transaction, hall, act.now)
  })
  return settingOf(act, id)
})

export const addKiosk = implement(hallSettingsOperations.addKiosk, async (act, { params, body }) => {
  const { id: hallId } = await getManagedHall(act, params.id)
  const [id, key] = [uuidv7(act.now), randomToken()]
  await act.platform.database.read`
    insert into hall.kiosk (kiosk_id, hall_id, name, key_digest, made_at)
    values (${id}, ${hallId}, ${body.name}, ${digestOfKey(key)}, ${act.now})`
  return { id, key }
})

export const endKiosk = implement(hallSettingsOperations.endKiosk, async (act, { params }) => {
  const { id } = await getManagedHall(act, params.id)
  const ended = await act.platform.database.read`
    update hall.kiosk set ended_at = ${act.now} where kiosk_id = ${params.kioskId} and hall_id = ${id} and ended_at is null returning kiosk_id`
  if (ended.length === 0) throw new Problem('hall.kiosk-unknown')
  return settingOf(act, id)
})

async function settingOf(act: Act, id: string) {
  const { read } = act.platform.database
  const [setting] = await settingsOf(read, [await getManagedHall(act, id)], dateOf(act.now))
  if (!setting) throw new Problem('hall.not-found')
  return setting
}

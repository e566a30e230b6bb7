import { z } from 'zod'
import { windowStates } from './hall.ts'
import { hallRules } from './hall-rules.ts'
import { operation } from './operation.ts'

const slug = z.string().min(1).max(80)
const id = z.strictObject({ id: z.uuid() })

const written = {
  name: z.string().trim().min(1).max(80),
  address: z.string().trim().min(1).max(160),
  state: z.enum(['open', 'closed']),
  rules: hallRules,
}

const windowSetting = z.strictObject({
  number: z.int().min(1).max(999),
  name: z.string().trim().min(1).max(40),
  /** Matters by slug; null takes any (综合窗口). */
  takes: z.array(slug).min(1).max(200).nullable(),
  /** Whether it is counted on for the days to come. */
  staffed: z.boolean(),
})

const settings = z.strictObject({
  id: z.uuid(),
  revision: z.int(),
  regionCode: z.string(),
  regionName: z.string(),
  ...written,
  windows: z.array(
    z.strictObject({
      id: z.uuid(),
      ...windowSetting.shape,
      state: z.enum(windowStates),
      officerName: z.string().nullable(),
    }),
  ),
  closedDays: z.array(z.strictObject({ day: z.iso.date(), reason: z.string() })),
  kiosks: z.array(z.strictObject({ id: z.uuid(), name: z.string(), madeAt: z.iso.datetime() })),
})
export type HallSettings = z.infer<typeof settings>

export const hallSettingsOperations = {
  list: operation({
    id: 'hall.settings',
    method: 'GET',
    path: '/api/v1/hall-settings',
    access: 'hall.manage',
    summary: 'The halls of my region with all that is set for them',
    output: z.strictObject({ halls: z.array(settings) }),
    errors: [],
  }),
  create: operation({
    id: 'hall.create',
    method: 'POST',
    path: '/api/v1/hall-settings',
    access: 'hall.manage',
    summary: 'Set up a hall in my region, with the usual rules',
    body: z.strictObject({ name: written.name, address: written.address }),
    output: settings,
    errors: [],
  }),
  save: operation({
    id: 'hall.save',
    method: 'PUT',
    path: '/api/v1/hall-settings/:id',
    access: 'hall.manage',
    summary: 'Change a hall: name, address, hours, slots, order and no-show rule',
    params: id,
    body: z.strictObject({ revision: z.int().min(0), ...written }),
    output: settings,
    errors: ['hall.not-found', 'hall.stale'],
  }),
  saveWindow: operation({
    id: 'hall.save-window',
    method: 'PUT',
    path: '/api/v1/hall-settings/:id/windows',
    access: 'hall.manage',
    summary: 'Set up or change a window by its number: what it takes, and whether it is counted on',
    params: id,
    body: windowSetting,
    output: settings,
    errors: ['hall.not-found', 'matter.not-found'],
  }),
  closeDays: operation({
    id: 'hall.close-days',
    method: 'PUT',
    path: '/api/v1/hall-settings/:id/closed-days',
    access: 'hall.manage',
    summary: 'The days from today on that a hall closes beside those of the calendar',
    params: id,
    body: z.strictObject({
      days: z
        .array(z.strictObject({ day: z.iso.date(), reason: z.string().trim().min(1).max(100) }))
        .max(100),
    }),
    output: settings,
    errors: ['hall.not-found'],
  }),
  addKiosk: operation({
    id: 'hall.add-kiosk',
    method: 'POST',
    path: '/api/v1/hall-settings/:id/kiosks',
    access: 'hall.manage',
    summary: 'Give a machine of a hall its key; it is told this once',
    params: id,
    body: z.strictObject({ name: z.string().trim().min(1).max(40) }),
    output: z.strictObject({ id: z.uuid(), key: z.string() }),
    errors: ['hall.not-found'],
  }),
  endKiosk: operation({
    id: 'hall.end-kiosk',
    method: 'DELETE',
    path: '/api/v1/hall-settings/:id/kiosks/:kioskId',
    access: 'hall.manage',
    summary: 'End a machine’s key',
    params: z.strictObject({ id: z.uuid(), kioskId: z.uuid() }),
    output: settings,
    errors: ['hall.not-found', 'hall.kiosk-unknown'],
  }),
  figures: operation({
    id: 'hall.figures',
    method: 'GET',
    path: '/api/v1/halls/:id/figures',
    access: 'hall.watch',
    summary: 'How long people waited and were served at a hall, by day and by window',
    params: id,
    query: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
    output: z.strictObject({
      days: z.array(
        z.strictObject({
          day: z.iso.date(),
          tickets: z.int(),
          served: z.int(),
          missed: z.int(),
          booked: z.int(),
          /** Booked, and nobody came. */
          noShows: z.int(),
          /** From ticket to call, in minutes: the middle one and the longest of nine in ten. */
          waitMedian: z.number().nullable(),
          waitNinth: z.number().nullable(),
        }),
      ),
      windows: z.array(
        z.strictObject({
          number: z.int(),
          name: z.string(),
          served: z.int(),
          serviceMedian: z.number().nullable(),
        }),
      ),
    }),
    errors: ['hall.not-found'],
  }),
}

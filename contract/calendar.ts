import { z } from 'zod'
import { operation } from './operation.ts'

/** Legal dates that periods are counted over. */
const legalDate = z.iso
  .date()
  .refine((date) => date >= '1949-10-01' && date < '2190-01-01', 'between 1949-10-01 and 2189-12-31')

export const periodUnits = ['working', 'calendar'] as const

/** A day the State Council's notice names: a holiday (weekends inside a holiday included) or a weekend that is worked. */
const calendarDay = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(['workday', 'holiday']),
  name: z.string(),
  source: z.string(),
})

export const deadlineView = z.strictObject({
  due: z.iso.date(),
  /** A calendar still to be published may move the day. */
  provisional: z.boolean(),
  leftOut: z.array(z.strictObject({ date: z.iso.date(), reason: z.string() })),
})
export type DeadlineView = z.infer<typeof deadlineView>

export const calendarOperations = {
  year: operation({
    id: 'calendar.year',
    method: 'GET',
    path: '/api/v1/calendar/years/:year',
    access: 'calendar.read',
    summary: 'The days of a year that the State Council named, and whether its notice is published',
    params: z.strictObject({ year: z.coerce.number().int().min(1949).max(2189) }),
    output: z.strictObject({
      year: z.number().int(),
      published: z.boolean(),
      source: z.string().nullable(),
      workingDays: z.number().int(),
      days: z.array(calendarDay),
    }),
    errors: [],
  }),
  publish: operation({
    id: 'calendar.publish',
    method: 'PUT',
    path: '/api/v1/calendar/years/:year',
    access: 'calendar.publish',
    summary:
      'Publishes the State Council’s notice for this year or one of the next two, in place of what stood for it; open cases are counted anew',
    params: z.strictObject({ year: z.coerce.number().int().min(1949).max(2189) }),
    body: z.strictObject({
      /** Title and number of the notice, as people cite it. */
      source: z.string().trim().min(4).max(200),
      /** Every holiday and every worked weekend it names, from 29 December of the year before. */
      days: z
        .array(
          z.strictObject({
            date: z.iso.date(),
            kind: z.enum(['workday', 'holiday']),
            name: z.string().trim().min(1).max(40),
          }),
        )
        .max(150),
    }),
    output: z.strictObject({
      /** Null where nothing is otherwise than before. */
      publication: z.int().nullable(),
      changedFrom: z.iso.date().nullable(),
    }),
    errors: ['calendar.notice-invalid'],
  }),
  deadline: operation({
    id: 'calendar.deadline',
    method: 'GET',
    path: '/api/v1/calendar/deadline',
    access: 'calendar.read',
    summary: 'The last day of a legal period, with the days that did not count',
    query: z.strictObject({
      start: legalDate.describe('The day the period starts; it is not counted itself'),
      count: z.coerce.number().int().min(0).max(3660),
      unit: z.enum(periodUnits).default('working'),
    }),
    output: deadlineView,
    errors: [],
  }),
}

import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

/** A value with its unit and what it is compared with; null where nothing has happened that could be counted. */
export const figure = z.object({
  id: z.string(),
  version: z.int(),
  title: localized,
  value: z.number().nullable(),
  unit: localized,
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  caption: localized,
})

const point = z.object({ on: z.string(), value: z.number().nullable(), denominator: z.number() })

export const overview = z.object({
  at: z.string(),
  scope: z.object({ code: z.string(), name: z.string() }),
  figures: z.array(figure),
  /** Cases filed today per county, with those whose clock is yellow or red. */
  counties: z.array(
    z.object({ code: z.string(), name: z.string(), today: z.int(), yellow: z.int(), red: z.int() }),
  ),
  atRisk: z.array(
    z.object({
      caseId: z.uuid(),
      title: localized,
      unitName: z.string(),
      due: z.string(),
      daysLeft: z.int(),
      colour: z.enum(['yellow', 'red']),
    }),
  ),
  /** Share decided by rules at once, week by week. */
  instantByWeek: z.array(point),
  byMatter: z.array(z.object({ slug: z.string(), title: localized, count: z.int(), instant: z.int() })),
  grades: z.array(z.object({ grade: z.int(), count: z.int() })),
  /** The latest acts, newest first; no personal data. */
  latest: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      title: localized,
      regionName: z.string(),
      milestone: z.string(),
      outcome: z.string().nullable(),
      tookMs: z.number().nullable(),
    }),
  ),
  ledger: z.object({ size: z.int(), checkpointAt: z.string().nullable() }),
})
export type Overview = z.infer<typeof overview>

export const definition = z.object({
  id: z.string(),
  version: z.int(),
  title: localized,
  meaning: localized,
  numerator: localized,
  denominator: localized.nullable(),
  unit: localized,
  basis: localized,
  refreshed: localized,
  owner: z.string(),
})

export const cockpitOperations = {
  overview: operation({
    id: 'cockpit.overview',
    method: 'GET',
    path: '/api/v1/cockpit',
    access: 'cockpit.read',
    summary: 'The figures of my scope now',
    query: z.strictObject({ region: z.string().max(12).optional() }),
    output: overview,
    errors: ['region.not-found', 'access.denied'],
  }),
  stream: operation({
    id: 'cockpit.stream',
    method: 'GET',
    path: '/api/v1/cockpit/stream',
    access: 'cockpit.read',
    summary: 'The same, again whenever something has changed (server-sent events)',
    query: z.strictObject({ region: z.string().max(12).optional() }),
    output: overview,
    stream: true,
    errors: ['region.not-found', 'access.denied'],
  }),
  breakdown: operation({
    id: 'cockpit.parts',
    method: 'GET',
    path: '/api/v1/figures/:id/parts',
    access: 'cockpit.read',
    summary:
      'A share or a mean taken apart by matter, place or unit, within my scope; the parts add up to the figure',
    params: z.strictObject({ id: z.string().max(60) }),
    query: z.strictObject({
      by: z.enum(['matter', 'region', 'unit']),
      region: z.string().max(12).optional(),
    }),
    output: z.object({
      target: z.number().nullable(),
      /** Those with the most first; none for what cannot be taken apart. */
      parts: z.array(
        z.object({
          key: z.string(),
          title: localized,
          numerator: z.number(),
          denominator: z.number(),
          value: z.number(),
          meets: z.boolean().nullable(),
        }),
      ),
    }),
    errors: ['indicator.not-found', 'region.not-found'],
  }),
  figures: operation({
    id: 'cockpit.figures',
    method: 'GET',
    path: '/api/v1/figures',
    access: 'cockpit.read',
    summary: 'The figures of my scope that are shown at one place',
    query: z.strictObject({
      place: z.enum(['screen', 'supervision']).default('screen'),
      region: z.string().max(12).optional(),
    }),
    output: z.object({
      scope: z.object({ code: z.string(), name: z.string() }),
      figures: z.array(figure),
    }),
    errors: ['region.not-found', 'access.denied'],
  }),
  definition: operation({
    id: 'cockpit.definition',
    method: 'GET',
    path: '/api/v1/figures/:id',
    access: 'cockpit.read',
    summary: 'How a figure is computed',
    params: z.strictObject({ id: z.string().max(60) }),
    output: definition,
    errors: ['indicator.not-found'],
  }),
  records: operation({
    id: 'cockpit.records',
    method: 'GET',
    path: '/api/v1/figures/:id/cases',
    access: 'cockpit.read',
    personal: true,
    summary: 'What a figure counts, within my scope: cases, cards of cases, or items on offer',
    params: z.strictObject({ id: z.string().max(60) }),
    query: z.strictObject({
      region: z.string().max(12).optional(),
      part: z.enum(['numerator', 'denominator']).default('numerator'),
      /** Id of the last row of the page before. */
      before: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    output: z.object({
      cases: z.array(
        z.object({
          /** Of the row: of a case, of a card, or the code of an item. */
          id: z.string(),
          /** Absent where it is an item. */
          caseId: z.uuid().nullable(),
          slug: z.string(),
          number: z.string(),
          title: localized,
          regionName: z.string(),
          unitName: z.string(),
          at: z.string(),
          outcome: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
      total: z.int(),
    }),
    errors: ['indicator.not-found', 'region.not-found', 'access.denied'],
  }),
}

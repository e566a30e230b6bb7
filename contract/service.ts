import { z } from 'zod'
import { matterSummary } from './matter-catalogue.ts'
import { operation } from './operation.ts'
import { localized } from './text.ts'

export const searchFields = ['title', 'keyword', 'name', 'summary'] as const

const hit = z.strictObject({
  matter: matterSummary,
  /** 0 to 1; comparable within one answer only. */
  score: z.number(),
  /** What of the matter answered the words: its title, an everyday word for it, its official name or its summary. */
  because: z.strictObject({ field: z.enum(searchFields), text: z.string() }),
})

export const serviceOperations = {
  search: operation({
    id: 'service.search',
    method: 'GET',
    path: '/api/v1/services/search',
    access: 'service.read',
    summary:
      'Matters for what somebody says in everyday words, in Chinese, pinyin or initials; small slips are forgiven',
    query: z.strictObject({
      q: z.string().trim().min(1).max(100),
      applicant: z.enum(['person', 'entity']).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    output: z.strictObject({ hits: z.array(hit) }),
    errors: [],
  }),
  home: operation({
    id: 'service.home',
    method: 'GET',
    path: '/api/v1/services/home',
    access: 'service.read',
    summary: 'What the front page offers: matters by life event, those decided at once, and words to try',
    output: z.strictObject({
      /** Matters offered, and how many of them are decided at once. */
      offered: z.int(),
      instant: z.int(),
      /** Everyday words, one from each of some matters. */
      tries: z.array(z.string()),
      groups: z.array(z.strictObject({ id: z.string(), title: localized, matters: z.array(matterSummary) })),
    }),
    errors: [],
  }),
}

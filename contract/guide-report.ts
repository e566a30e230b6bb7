import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

/** What on the page of a matter somebody may find wrong. */
export const guideElements = {
  name: { zh: '名称和说明', en: 'Name and summary' },
  conditions: { zh: '申请条件', en: 'Conditions' },
  materials: { zh: '材料', en: 'Materials' },
  periods: { zh: '办理时限', en: 'Times' },
  fee: { zh: '收费', en: 'Fee' },
  visits: { zh: '跑几次', en: 'Visits' },
  flow: { zh: '怎么办', en: 'How it goes' },
  law: { zh: '法律依据', en: 'Law' },
  place: { zh: '地点', en: 'Place' },
  contact: { zh: '电话', en: 'Telephone' },
  other: { zh: '别的', en: 'Something else' },
} as const
export type GuideElement = keyof typeof guideElements
const elementNames = Object.keys(guideElements) as [GuideElement]

export const guideReportOperations = {
  report: operation({
    id: 'service.report-guide',
    method: 'POST',
    path: '/api/v1/matters/:slug/guide-reports',
    access: 'service.report',
    summary:
      'Say what is wrong on the page of a matter; nobody need sign in. The unit that handles it mends or answers',
    params: z.strictObject({ slug: z.string().max(80) }),
    body: z.strictObject({
      /** The version that was read. */
      version: z.int().min(1).max(1_000_000),
      region: z.string().regex(/^\d{6}(?:\d{3}|\d{6})?$/),
      element: z.enum(elementNames),
      words: z.string().trim().min(5).max(500),
    }),
    output: z.strictObject({
      /** By which the answer is looked up; told once. */
      code: z.string(),
      unitName: z.string(),
    }),
    errors: ['matter.not-found', 'filing.no-item'],
  }),
  reported: operation({
    id: 'service.guide-report',
    method: 'GET',
    path: '/api/v1/guide-reports/:code',
    access: 'service.read',
    summary: 'What came of a report, by the code that whoever reported was given',
    params: z.strictObject({ code: z.string().max(60) }),
    output: z.strictObject({
      slug: z.string(),
      title: localized,
      version: z.int(),
      element: z.enum(elementNames),
      words: z.string(),
      unitName: z.string(),
      reportedAt: z.string(),
      state: z.enum(['open', 'fixed', 'answered']),
      /** The version in which it is right. */
      fixedVersion: z.int().nullable(),
      answer: z.string().nullable(),
      settledAt: z.string().nullable(),
    }),
    errors: ['service.report-not-found'],
  }),
}

import type { Localized, SidePart, SpecialProcedure } from '#contract'
import { catalogue } from './catalogue.ts'

/** What a colleague is asked beside a task. */
export const partWords = catalogue({
  'sign-before': ['会签', 'Countersign'],
  'sign-after': ['签批', 'Sign'],
  opinion: ['征求意见', 'Opinion'],
  support: ['协办', 'Support'],
} as const satisfies Record<SidePart, readonly [string, string]>)

const sign: readonly [Localized, Localized] = [
  { zh: '同意', en: 'Agree' },
  { zh: '不同意', en: 'Do not agree' },
]

/** The two answers to what is asked, yes first. */
export const answerWords: Readonly<Record<SidePart, readonly [yes: Localized, no: Localized]>> = {
  'sign-before': sign,
  'sign-after': sign,
  opinion: [
    { zh: '没有不同意见', en: 'No objection' },
    { zh: '有不同意见', en: 'Objection' },
  ],
  support: [
    { zh: '协办完成', en: 'Done' },
    { zh: '协办不了', en: 'Cannot be done' },
  ],
}

/** What the time of a case stands still for (行政许可法第四十五条). */
export const procedureWords = catalogue({
  hearing: ['听证', 'Hearing'],
  tender: ['招标', 'Tender'],
  auction: ['拍卖', 'Auction'],
  inspection: ['检验', 'Inspection'],
  testing: ['检测', 'Testing'],
  quarantine: ['检疫', 'Quarantine'],
  appraisal: ['鉴定', 'Appraisal'],
  'expert-review': ['专家评审', 'Expert review'],
} as const satisfies Record<SpecialProcedure, readonly [string, string]>)

/** The word of a table for a name, or the name itself where the table has none. */
export function wordOf(words: object, name: string): string {
  return Object.hasOwn(words, name) ? String((words as Record<string, string>)[name]) : name
}

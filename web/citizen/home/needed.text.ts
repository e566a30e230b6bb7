import type { LicenceReform } from '#contract'
import { catalogue } from '#web/ui'

export const neededText = catalogue({
  title: [(firm: string) => `${firm}还需要办`, (firm: string) => `What ${firm} still needs`],
  words: [
    (day: string) => `${day}领了营业执照。照上写的经营范围，还要办下面这些。`,
    (day: string) => `Registered on ${day}. The scope on its licence needs these as well.`,
  ],
  nothing: [
    '照上写的经营范围都办齐了，可以开业。',
    'Everything its scope of business needs is there: it can open.',
  ],
  take: ['去办', 'Go on'],
  file: ['一键备案', 'File with one tap'],
  pledge: ['作承诺，当场办', 'Pledge, and have it at once'],
  underWay: ['正在办', 'Under way'],
  held: ['已经办好', 'Done'],
  notOffered: ['这里还不能网上办，请到窗口', 'Not online here yet; please come to a window'],
  declares: [
    '按下即确认：登记的信息属实，按它备案。',
    'By tapping you confirm that what is on record is true and file by it.',
  ],
  more: ['要准备什么', 'What it takes'],
  forPledge: ['承诺书会先给您看', 'You see the pledge first'],
})

/** Each way of the reform in plain words. */
export const reformText = catalogue({
  drop: ['不用再办', 'No longer needed'],
  file: ['备案就行，当场生效', 'A filing, at once'],
  pledge: ['作承诺，当场发证', 'By pledge, at once'],
  approve: ['要审批', 'Needs approval'],
} satisfies Record<LicenceReform, readonly [string, string]>)

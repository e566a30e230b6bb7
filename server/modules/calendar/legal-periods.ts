import type { Citation, Localized } from '#contract'
import type { Length } from './deadline.ts'

/** A period that a law sets. It can stand wherever the contract asks for a period. */
export interface LegalPeriod extends Length {
  readonly title: Localized
  /** What it runs from, or back from, in the words of the article; undefined where the article does not say. */
  readonly from?: string
  /** 届满三十日前: the last day is found with `latestBefore`. */
  readonly countedBack?: true
  /** Who has to act in it: the office, or the applicant, holder or third party. */
  readonly by: 'organ' | 'person'
  /** By how much it may be extended at most, and by whom, in the words of the article. */
  readonly extension?: Length & { readonly approvedBy: string }
  /** What leaves the time of special procedures (听证, 鉴定, 征求意见 …) out of it: `pausedDeadline`. */
  readonly excluded?: Citation
  /** Another law may set another period (另有规定的，从其规定). */
  readonly yields?: true
  readonly basis: Citation
  /** What makes its days working or calendar days where the article itself does not; `verified: false` where that is a reading. */
  readonly unitBasis?: Citation
}

/** No article of these laws says which days: 民法典 counts by the calendar. 民法典 is not in the library. */
const CALENDAR_DAYS = { title: '民法典', article: '第二百条', verified: false } as const

/** 第八十二条: 行政机关实施行政许可的期限以工作日计算，不含法定节假日。 */
const licensing = { unit: 'working', by: 'organ', unitBasis: { law: 'law:行政许可法#82' } } as const
const disclosure = { unit: 'working', by: 'organ' } as const
const petition = { unit: 'calendar', by: 'organ', unitBasis: CALENDAR_DAYS } as const
/** 第八十五条: “二日”“三日”“五日”“七日”的规定是指工作日，不含法定节假日。 */
const penalty = { by: 'organ', unitBasis: { law: 'law:行政处罚法#85' } } as const

const table = {
  // 行政许可法. What is to be done at once has no days.
  'licence-not-needed': {
    ...licensing,
    title: { zh: '不需要许可的告知', en: 'telling that no licence is needed' },
    count: 0,
    basis: { law: 'law:行政许可法#32.1.1' },
  },
  'licence-not-competent': {
    ...licensing,
    title: { zh: '不属于职权范围的不予受理', en: 'refusal of a filing that is another office’s' },
    count: 0,
    basis: { law: 'law:行政许可法#32.1.2' },
  },
  'licence-correction-on-spot': {
    ...licensing,
    title: { zh: '许可申请当场更正', en: 'correction of a filing on the spot' },
    count: 0,
    by: 'person',
    basis: { law: 'law:行政许可法#32.1.3' },
  },
  'licence-acceptance': {
    ...licensing,
    title: {
      zh: '许可受理或者一次告知补正',
      en: 'acceptance of a licence filing, or the one notice of all that is missing',
    },
    count: 5,
    from: '收到申请材料之日',
    basis: { law: 'law:行政许可法#32.1.4' },
  },
  'licence-decision-on-spot': {
    ...licensing,
    title: { zh: '当场作出许可决定', en: 'decision on a licence on the spot' },
    count: 0,
    basis: { law: 'law:行政许可法#34.2' },
  },
  'licence-decision': {
    ...licensing,
    title: { zh: '许可决定', en: 'decision on a licence' },
    count: 20,
    from: '受理行政许可申请之日',
    extension: { count: 10, unit: 'working', approvedBy: '本行政机关负责人' },
    excluded: { law: 'law:行政许可法#45' },
    yields: true,
    basis: { law: 'law:行政许可法#42.1' },
  },
  'licence-joint-decision': {
    ...licensing,
    title: { zh: '统一办理、联合办理、集中办理', en: 'unified, joint or centralised handling' },
    count: 45,
    extension: { count: 15, unit: 'working', approvedBy: '本级人民政府负责人' },
    excluded: { law: 'law:行政许可法#45' },
    basis: { law: 'law:行政许可法#42.2' },
  },
  'licence-lower-review': {
    ...licensing,
    title: { zh: '下级机关先行审查', en: 'review of a licence by the lower office first' },
    count: 20,
    from: '受理行政许可申请之日',
    excluded: { law: 'law:行政许可法#45' },
    yields: true,
    basis: { law: 'law:行政许可法#43' },
  },
  'licence-delivery': {
    ...licensing,
    title: { zh: '颁发、送达许可证件', en: 'issue and delivery of a licence' },
    count: 10,
    from: '作出决定之日',
    excluded: { law: 'law:行政许可法#45' },
    basis: { law: 'law:行政许可法#44' },
  },
  // Of the person, so not of 第八十二条: read in working days as 行政处罚法第八十五条 says of the same request, the longer reading.
  'licence-hearing-request': {
    ...licensing,
    title: { zh: '要求许可听证', en: 'asking for a hearing on a licence' },
    count: 5,
    from: '被告知听证权利之日',
    by: 'person',
    basis: { law: 'law:行政许可法#47.1' },
    unitBasis: { title: '行政许可法', article: '第八十二条', verified: false },
  },
  'licence-hearing': {
    ...licensing,
    title: { zh: '组织许可听证', en: 'hearing on a licence' },
    count: 20,
    basis: { law: 'law:行政许可法#47.1' },
  },
  'licence-hearing-notice': {
    ...licensing,
    title: { zh: '许可听证通知', en: 'notice of a hearing on a licence' },
    count: 7,
    from: '举行听证',
    countedBack: true,
    basis: { law: 'law:行政许可法#48.1.1' },
  },
  'licence-inspection': {
    ...licensing,
    title: { zh: '指派检验、检测、检疫人员', en: 'sending two inspectors' },
    count: 5,
    from: '受理申请之日',
    basis: { law: 'law:行政许可法#55.2' },
  },
  // Of the person too: read in calendar days, the later last day (see `latestBefore`).
  'licence-renewal-request': {
    title: { zh: '申请延续许可', en: 'asking for renewal of a licence' },
    count: 30,
    unit: 'calendar',
    from: '有效期届满',
    countedBack: true,
    by: 'person',
    yields: true,
    basis: { law: 'law:行政许可法#50.1' },
    unitBasis: CALENDAR_DAYS,
  },
  // 政府信息公开条例 names the working day in each article.
  'disclosure-publication': {
    ...disclosure,
    title: { zh: '主动公开', en: 'publication of information of the office’s own accord' },
    count: 20,
    from: '政府信息形成或者变更之日',
    yields: true,
    basis: { law: 'law:政府信息公开条例#26' },
  },
  'disclosure-correction': {
    ...disclosure,
    title: { zh: '信息公开申请补正告知', en: 'the one notice that a request for information is unclear' },
    count: 7,
    from: '收到申请之日',
    basis: { law: 'law:政府信息公开条例#30' },
  },
  'disclosure-third-party': {
    ...disclosure,
    title: { zh: '信息公开第三方意见', en: 'opinion of a third party on a request for information' },
    count: 15,
    from: '收到征求意见书之日',
    by: 'person',
    basis: { law: 'law:政府信息公开条例#32' },
  },
  'disclosure-reply-on-spot': {
    ...disclosure,
    title: { zh: '信息公开当场答复', en: 'reply to a request for information on the spot' },
    count: 0,
    basis: { law: 'law:政府信息公开条例#33.1' },
  },
  // Counted anew from the day a corrected request is received (第三十条).
  'disclosure-reply': {
    ...disclosure,
    title: { zh: '信息公开答复', en: 'reply to a request for information' },
    count: 20,
    from: '收到申请之日',
    extension: { count: 20, unit: 'working', approvedBy: '政府信息公开工作机构负责人' },
    excluded: { law: 'law:政府信息公开条例#33.3' },
    basis: { law: 'law:政府信息公开条例#33.2' },
  },
  'disclosure-joint-opinion': {
    ...disclosure,
    title: { zh: '共同制作机关意见', en: 'opinion of another office that made the information' },
    count: 15,
    from: '收到征求意见书之日',
    basis: { law: 'law:政府信息公开条例#34' },
  },
  // 信访工作条例 counts 日, and 工作日 only where it says so.
  'petition-registration': {
    ...petition,
    title: { zh: '信访登记、转送、交办', en: 'registering and passing on a petition' },
    count: 15,
    from: '收到信访事项',
    basis: { law: 'law:信访工作条例#22.1' },
  },
  'petition-notice': {
    ...petition,
    title: { zh: '信访受理告知', en: 'telling the petitioner whether it is handled' },
    count: 15,
    from: '收到信访事项之日',
    basis: { law: 'law:信访工作条例#23.2' },
  },
  'petition-objection': {
    title: { zh: '转送交办异议', en: 'objection of the office a petition was passed to' },
    count: 5,
    unit: 'working',
    from: '收到之日',
    by: 'organ',
    basis: { law: 'law:信访工作条例#23.3' },
  },
  'petition-handling': {
    ...petition,
    title: { zh: '信访办结', en: 'handling a petition to its end' },
    count: 60,
    from: '受理之日',
    extension: { count: 30, unit: 'calendar', approvedBy: '本机关、单位负责人' },
    basis: { law: 'law:信访工作条例#34' },
  },
  'petition-review-request': {
    ...petition,
    title: { zh: '请求信访复查', en: 'asking for review of a petition' },
    count: 30,
    from: '收到书面答复之日',
    by: 'person',
    basis: { law: 'law:信访工作条例#35' },
  },
  'petition-review': {
    ...petition,
    title: { zh: '信访复查', en: 'review of a petition' },
    count: 30,
    from: '收到复查请求之日',
    basis: { law: 'law:信访工作条例#35' },
  },
  'petition-recheck-request': {
    ...petition,
    title: { zh: '请求信访复核', en: 'asking for the final review of a petition' },
    count: 30,
    from: '收到书面答复之日',
    by: 'person',
    basis: { law: 'law:信访工作条例#36.1' },
  },
  'petition-recheck': {
    ...petition,
    title: { zh: '信访复核', en: 'final review of a petition' },
    count: 30,
    from: '收到复核请求之日',
    excluded: { law: 'law:信访工作条例#36.2' },
    basis: { law: 'law:信访工作条例#36.1' },
  },
  // 行政处罚法第八十五条 puts two, three, five and seven days into working days, and no other number.
  'penalty-decision': {
    ...penalty,
    title: { zh: '处罚决定', en: 'decision on a penalty' },
    count: 90,
    unit: 'calendar',
    from: '行政处罚案件立案之日',
    yields: true,
    basis: { law: 'law:行政处罚法#60' },
  },
  'penalty-delivery': {
    ...penalty,
    title: { zh: '处罚决定书送达', en: 'delivery of the decision on a penalty' },
    count: 7,
    unit: 'working',
    basis: { law: 'law:行政处罚法#61.1' },
  },
  'penalty-evidence': {
    ...penalty,
    title: { zh: '先行登记保存的处理', en: 'deciding on evidence put in safe keeping' },
    count: 7,
    unit: 'working',
    from: '先行登记保存',
    basis: { law: 'law:行政处罚法#56' },
  },
  'penalty-hearing-request': {
    ...penalty,
    title: { zh: '要求处罚听证', en: 'asking for a hearing on a penalty' },
    count: 5,
    unit: 'working',
    from: '行政机关告知',
    by: 'person',
    basis: { law: 'law:行政处罚法#64.1.1' },
  },
  'penalty-hearing-notice': {
    ...penalty,
    title: { zh: '处罚听证通知', en: 'notice of a hearing on a penalty' },
    count: 7,
    unit: 'working',
    from: '举行听证',
    countedBack: true,
    basis: { law: 'law:行政处罚法#64.1.2' },
  },
  'penalty-withdrawal': {
    ...penalty,
    title: { zh: '撤回已公开的处罚决定', en: 'withdrawal of a published penalty that was changed' },
    count: 3,
    unit: 'working',
    from: '被依法变更、撤销、确认违法或者确认无效',
    basis: { law: 'law:行政处罚法#48.2' },
  },
  // 市场主体登记管理条例 names the working day.
  'registration-on-spot': {
    title: { zh: '当场登记', en: 'registration on the spot' },
    count: 0,
    unit: 'working',
    by: 'organ',
    basis: { law: 'law:市场主体登记管理条例#19.1' },
  },
  registration: {
    title: { zh: '市场主体登记', en: 'registration of a market entity' },
    count: 3,
    unit: 'working',
    by: 'organ',
    extension: { count: 3, unit: 'working', approvedBy: '登记机关负责人' },
    basis: { law: 'law:市场主体登记管理条例#19.1' },
  },
} satisfies Record<string, LegalPeriod>

export type LegalPeriodName = keyof typeof table

/** The periods of administrative procedure that the platform keeps, by name; a test holds each against the text of its article. */
export const legalPeriods: Readonly<Record<LegalPeriodName, LegalPeriod>> = table

import type { z } from 'zod'
import type { ratingSet } from '#contract'

type Tag = z.infer<typeof ratingSet>['grades'][number]['tags'][number]

const tag = (id: string, zh: string, en: string): Tag => ({ id, label: { zh, en } })

/** Raised with every change of a word below. */
export const VERSION = 2

/** What is praised, by channel (GB/T 39734-2020; the words are ours). */
export const praise = {
  web: [
    tag('easy-to-find', '找得到', 'Easy to find'),
    tag('guide-right', '指南准', 'The guide was right'),
    tag('little-typing', '填写少', 'Little to fill in'),
    tag('nothing-to-bring', '免提交', 'Nothing to hand in'),
    tag('simple', '操作简单', 'Simple'),
    tag('progress-clear', '进度清楚', 'Progress was clear'),
  ],
  window: [
    tag('quick', '效率高', 'Quick'),
    tag('knows-business', '业务熟', 'Knew the business'),
    tag('friendly', '态度好', 'Friendly'),
    tag('done-at-once', '一次办成', 'Done in one visit'),
    tag('few-papers', '材料少', 'Few papers'),
    tag('short-queue', '排队短', 'Short queue'),
  ],
  phone: [
    tag('answered-soon', '接得快', 'Answered soon'),
    tag('understood', '听得懂', 'Understood me'),
    tag('explained', '说得明', 'Explained it well'),
    tag('handled-well', '办得好', 'Handled it well'),
  ],
  code: [
    tag('in-time', '办得快', 'In good time'),
    tag('convenient', '方便', 'Convenient'),
    tag('right-result', '结果对', 'The result is right'),
  ],
}
/** What is blamed, by channel. */
export const blame = {
  web: [
    tag('hard-to-find', '搜不到', 'Hard to find'),
    tag('guide-wrong', '指南不符', 'The guide was wrong'),
    tag('asked-again', '重复填写', 'Asked for the same again'),
    tag('sign-in-hard', '验证登录难', 'Signing in was hard'),
    tag('urged-in-vain', '催办无果', 'Urged in vain'),
    tag('page-error', '页面出错', 'Errors on the page'),
    tag('result-missing', '结果拿不到', 'Could not get the result'),
    tag('hard-for-elderly', '不适合老人用', 'Hard for older people'),
  ],
  window: [
    tag('long-queue', '排队太久', 'Long queue'),
    tag('not-told-at-once', '一次没说清', 'Not told everything at once'),
    tag('many-trips', '来回跑', 'Several trips'),
    tag('extra-papers', '要额外材料', 'Asked for extra papers'),
    tag('unskilled', '业务不熟', 'Did not know the business'),
    tag('unfriendly', '态度不好', 'Unfriendly'),
    tag('late', '超过承诺', 'Later than promised'),
    tag('bribe', '吃拿卡要', 'Asked for favours'),
    tag('fee-unclear', '收费不清', 'Fees unclear'),
  ],
  phone: [
    tag('long-wait', '等待久', 'Long wait'),
    tag('passed-around', '转来转去', 'Passed around'),
    tag('unsolved', '没解决', 'Not solved'),
    tag('not-contacted', '没联系我', 'Nobody contacted me'),
    tag('perfunctory', '敷衍', 'Perfunctory'),
    tag('result-disputed', '不认可结果', 'I dispute the result'),
  ],
  code: [
    tag('late', '超期', 'Late'),
    tag('wrong-result', '结果错误', 'The result is wrong'),
    tag('delivered-late', '送达慢', 'Delivered late'),
    tag('pressed-to-praise', '被要求打好评', 'Pressed to rate well'),
    tag('unfriendly', '态度不好', 'Unfriendly'),
    tag('extra-papers', '要额外材料', 'Asked for extra papers'),
  ],
}

export const labels = [
  { grade: 5, label: { zh: '非常满意', en: 'Very satisfied' } },
  { grade: 4, label: { zh: '满意', en: 'Satisfied' } },
  { grade: 3, label: { zh: '基本满意', en: 'Fairly satisfied' } },
  { grade: 2, label: { zh: '不满意', en: 'Dissatisfied' } },
  { grade: 1, label: { zh: '非常不满意', en: 'Very dissatisfied' } },
]

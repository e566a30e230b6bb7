import type { z } from 'zod'
import type { ratingSet } from '#contract'

type QuestionSet = z.infer<typeof ratingSet>
type Tag = QuestionSet['grades'][number]['tags'][number]

const tag = (id: string, zh: string, en: string): Tag => ({ id, label: { zh, en } })

/** 好差评 question sets: grade first, then reasons that differ by grade and channel (国办发〔2019〕51号). A changed set gets a new version. */
const praise = {
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
}
const blame = {
  web: [
    tag('hard-to-find', '搜不到', 'Hard to find'),
    tag('guide-wrong', '指南不符', 'The guide was wrong'),
    tag('asked-again', '重复填写', 'Asked for the same again'),
    tag('sign-in-hard', '验证登录难', 'Signing in was hard'),
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
    tag('fee-unclear', '收费不清', 'Fees unclear'),
  ],
}

const labels = [
  { grade: 5, label: { zh: '非常满意', en: 'Very satisfied' } },
  { grade: 4, label: { zh: '满意', en: 'Satisfied' } },
  { grade: 3, label: { zh: '基本满意', en: 'Fairly satisfied' } },
  { grade: 2, label: { zh: '不满意', en: 'Dissatisfied' } },
  { grade: 1, label: { zh: '非常不满意', en: 'Very dissatisfied' } },
]

/** The set in force for a channel. Who spoke to an officer is asked as at a window. */
export function questionSet(through: 'web' | 'window' | 'internal' | 'peer'): QuestionSet {
  const channel = through === 'web' ? 'web' : 'window'
  return {
    version: 1,
    grades: labels.map((label) => ({
      ...label,
      tags:
        label.grade >= 4
          ? praise[channel]
          : label.grade === 3
            ? [...praise[channel], ...blame[channel]]
            : blame[channel],
    })),
  }
}

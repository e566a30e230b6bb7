import type { Localized, ServiceItem } from '#contract'

export interface LifeEvent {
  readonly id: string
  readonly title: Localized
  /** Words of a matter's title, official name or everyday words that place it here. */
  readonly words: readonly string[]
}

/** Occasions on which people come to government, in the order of a life. A matter is shown under the first whose words it has most of. */
export const lifeEvents: readonly LifeEvent[] = [
  {
    id: 'birth',
    title: { zh: '生孩子', en: 'Having a child' },
    words: ['生育', '新生儿', '出生', '育儿', '生孩子', '怀孕'],
  },
  {
    id: 'school',
    title: { zh: '上学', en: 'School' },
    words: ['幼儿园', '入学', '上学', '学校', '学籍', '助学', '培训'],
  },
  {
    id: 'work',
    title: { zh: '找工作', en: 'Work' },
    words: ['就业', '失业', '社保', '创业', '打零工', '职业', '劳务', '招工'],
  },
  { id: 'marriage', title: { zh: '结婚', en: 'Marriage' }, words: ['结婚', '离婚', '婚姻'] },
  {
    id: 'home',
    title: { zh: '买房安家', en: 'A home' },
    words: ['买房', '房产', '不动产', '公积金', '租房', '落户', '居住证'],
  },
  {
    id: 'business',
    title: { zh: '开店办厂', en: 'Opening a business' },
    words: [
      '开店',
      '开',
      '营业执照',
      '经营',
      '许可证',
      '个体户',
      '公司',
      '企业',
      '摆摊',
      '广告',
      '占道',
      '货运',
    ],
  },
  {
    id: 'health',
    title: { zh: '看病就医', en: 'Health care' },
    words: ['看病', '医保', '就医', '医疗', '报销', '生病'],
  },
  {
    id: 'disability',
    title: { zh: '残疾人服务', en: 'Disability' },
    words: ['残疾', '残疾人', '护理补贴', '瘫痪'],
  },
  {
    id: 'hardship',
    title: { zh: '遇到困难', en: 'Hardship' },
    words: ['救助', '低保', '特困', '五保', '困难', '孤儿', '无儿无女'],
  },
  {
    id: 'old-age',
    title: { zh: '退休养老', en: 'Old age' },
    words: ['老人', '老年', '养老', '高龄', '退休', '长寿'],
  },
  {
    id: 'farewell',
    title: { zh: '送别亲人', en: 'Bereavement' },
    words: ['去世', '丧葬', '抚恤', '殡葬', '遗产'],
  },
]

/** The life event whose words stand most often in what a matter is called; undefined where none do. */
export function lifeEventOf({ title, name, keywords }: ServiceItem): LifeEvent | undefined {
  const called = [title.zh, name.zh, ...keywords]
  const counted = lifeEvents.map((event) => ({
    event,
    count: called.filter((text) =>
      event.words.some((word) => (word.length === 1 ? text.startsWith(word) : text.includes(word))),
    ).length,
  }))
  const most = Math.max(...counted.map(({ count }) => count))
  return most === 0 ? undefined : counted.find(({ count }) => count === most)?.event
}

import type { Random } from './random.ts'

export type Sex = '男' | '女'

/** Surnames of the region with their share, in thousandths. */
const SURNAMES: readonly (readonly [string, number])[] = Object.entries({
  王: 110,
  李: 95,
  张: 98,
  刘: 55,
  赵: 48,
  郭: 42,
  杨: 38,
  武: 22,
  郝: 24,
  任: 20,
  韩: 20,
  马: 18,
  侯: 16,
  高: 18,
  陈: 22,
  田: 15,
  孙: 18,
  白: 14,
  闫: 18,
  曹: 14,
  温: 10,
  程: 13,
  牛: 11,
  宋: 15,
  董: 12,
  梁: 12,
  霍: 8,
  胡: 11,
  贾: 12,
  范: 10,
  冯: 11,
  薛: 10,
  段: 9,
  史: 9,
  秦: 8,
  康: 8,
  吴: 12,
  孟: 8,
  乔: 8,
  常: 8,
  药: 4,
  庞: 5,
  巩: 5,
  周: 10,
  徐: 8,
  朱: 8,
  何: 7,
  雷: 6,
  苏: 6,
  安: 5,
  成: 4,
  石: 7,
  岳: 5,
  尹: 4,
  杜: 8,
  鲁: 4,
  丁: 4,
  冀: 4,
  裴: 4,
})

interface Syllables {
  readonly until: number
  readonly 男: readonly [string, string]
  readonly 女: readonly [string, string]
  /** Share of names of one character. */
  readonly single: number
}

/** First and second characters of given names by the year of birth up to which they were in fashion. */
const FASHIONS: readonly Syllables[] = [
  {
    until: 1949,
    男: ['福德金玉明永万有长树天世', '贵全山海旺林厚生寿柱珍魁'],
    女: ['秀桂玉兰金凤翠巧爱润存改', '兰英花莲珍娥梅香枝仙女娃'],
  },
  {
    until: 1966,
    男: ['建国志保新永文福成玉春全', '国民军生明华平林义忠喜山'],
    女: ['秀爱桂玉改春凤翠润月素莲', '英兰花梅萍珍琴莲香芳仙琴'],
  },
  {
    until: 1981,
    男: ['志建晓海文卫永国红俊爱宏', '强军伟平东明刚斌峰勇兵华'],
    女: ['海丽晓红秀爱艳俊美春建玉', '燕萍芳霞琴梅丽英红云花玲'],
  },
  {
    until: 1997,
    男: ['晓俊志鹏宇浩建文国永海旭', '东杰鹏飞伟超凯龙峰辉涛亮'],
    女: ['丽晓婷雅慧静晶佳倩娜艳雪', '娟敏婷楠霞静燕莎娜芳蓉妮'],
  },
  {
    until: 9999,
    男: ['浩子宇俊梓一泽铭奕睿嘉沐', '然轩宸睿阳辰杰霖恒泽航哲'],
    女: ['子梓雨欣佳诗思语若依芷可', '涵萱彤怡妍琪悦桐瑶馨溪妍'],
  },
].map(({ until, ...syllables }) => ({
  until,
  男: syllables.男 as [string, string],
  女: syllables.女 as [string, string],
  single: until === 1981 || until === 1997 ? 0.2 : 0.04,
}))

export function surname(random: Random): string {
  return random.weigh(SURNAMES)
}

/** A given name as people of that sex and year of birth have. */
export function givenName(random: Random, sex: Sex, birthYear: number): string {
  const fashion = FASHIONS.find(({ until }) => birthYear <= until) ?? FASHIONS.at(-1)
  if (!fashion) throw new RangeError('No fashion of names')
  const [firsts, seconds] = fashion[sex]
  const second = random.pick([...seconds])
  if (random.chance(fashion.single)) return second
  const first = random.pick([...firsts])
  return first === second ? second : first + second
}

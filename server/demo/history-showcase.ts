import {
  counties,
  personas,
  type FirmProfile,
  type PersonProfile,
  type PersonaKey,
  type Random,
} from '#modules/registry'
import type { Year } from './history-days.ts'
import { planFiling, somebodyFor, type City, type Plan } from './history-plan.ts'
import type { Stop } from './history-stop.ts'

interface Waiting {
  readonly slug: string
  readonly stop: Stop
  /** Working days since it was filed. */
  readonly since: number
  readonly troubled?: boolean
}

/** What lies on the desks of every county: each stage, and clocks from green to yellow. */
const everywhere: readonly Waiting[] = [
  { slug: 'food-business-licence', stop: 'acceptance', since: 1 },
  { slug: 'road-occupation', stop: 'acceptance', since: 2 },
  { slug: 'food-business-licence', stop: 'correction', since: 5 },
  { slug: 'food-business-licence', stop: 'review', since: 7 },
  { slug: 'outdoor-advertising', stop: 'review', since: 4 },
  { slug: 'sole-trader-registration', stop: 'review', since: 2, troubled: true },
]

/** Busier desks, and those that are late. */
const particular: Readonly<Record<string, readonly Waiting[]>> = {
  '140702': [
    { slug: 'food-business-licence', stop: 'acceptance', since: 3 },
    { slug: 'food-business-licence', stop: 'review', since: 3 },
    { slug: 'sole-trader-registration', stop: 'review', since: 4, troubled: true },
    { slug: 'public-place-hygiene', stop: 'review', since: 1, troubled: true },
    { slug: 'extreme-poverty-support', stop: 'acceptance', since: 1 },
    { slug: 'extreme-poverty-support', stop: 'acceptance', since: 3 },
    { slug: 'extreme-poverty-support', stop: 'review', since: 24 },
    { slug: 'extreme-poverty-support', stop: 'review', since: 12 },
    { slug: 'road-freight', stop: 'review', since: 3 },
  ],
  '140725': [
    { slug: 'sole-trader-registration', stop: 'review', since: 3, troubled: true },
    { slug: 'food-business-licence', stop: 'review', since: 3 },
    { slug: 'extreme-poverty-support', stop: 'review', since: 9 },
  ],
  '140722': [
    { slug: 'food-business-licence', stop: 'review', since: 11 },
    { slug: 'road-occupation', stop: 'review', since: 10 },
    { slug: 'extreme-poverty-support', stop: 'acceptance', since: 3 },
  ],
  '140729': [
    { slug: 'food-business-licence', stop: 'review', since: 10 },
    { slug: 'outdoor-advertising', stop: 'review', since: 12 },
    { slug: 'road-freight', stop: 'review', since: 6 },
  ],
  '140728': [
    { slug: 'public-place-hygiene', stop: 'review', since: 2, troubled: true },
    { slug: 'private-kindergarten', stop: 'review', since: 20 },
  ],
  '140781': [
    { slug: 'road-freight', stop: 'acceptance', since: 1 },
    { slug: 'labour-dispatch', stop: 'review', since: 3 },
  ],
}

/** Open cases in every county; in a small city fewer, but always some where personas work. */
export function planOpen(city: City, year: Year, random: Random, size: number): Plan[] {
  const used = new Set<string>()
  return counties.flatMap(({ code }) => {
    const wanted = [
      ...(size < 0.3 && code !== '140702' && code !== '140725' ? everywhere.slice(0, 1) : everywhere),
      ...(particular[code] ?? []),
    ]
    return wanted.flatMap(({ slug, stop, since, troubled }) => {
      const subject =
        somebodyFor(city, year, random, slug, used, code) ??
        (troubled ? undefined : someElder(city, random, slug, used, code))
      if (!subject) return []
      used.add(subject.id)
      const filing = {
        slug,
        subject,
        day: year.workingDaysAgo(since),
        stop,
        ...(troubled ? { troubled } : {}),
      }
      return [planFiling(city, year, random, filing)]
    })
  })
}

/** Where nobody stands alone in a small county, an old person with children who cannot help applies. */
function someElder(
  city: City,
  random: Random,
  slug: string,
  used: ReadonlySet<string>,
  county: string,
): PersonProfile | undefined {
  if (slug !== 'extreme-poverty-support') return undefined
  const found = city.persons.filter(
    (person) =>
      person.regionCode === county &&
      person.alive &&
      !used.has(person.id) &&
      !person.assistance?.tekun?.active &&
      person.birthDate < '1960',
  )
  return found.length > 0 ? random.pick(found) : undefined
}

/** What the people whom visitors play have done before. Their own showcase matters are left for the visitor. */
export function planPlayed(
  persons: readonly PersonProfile[],
  firms: readonly FirmProfile[],
  year: Year,
  random: Random,
): Plan[] {
  const all = new Map([...persons, ...firms].map((subject) => [subject.id, subject]))
  const who = (key: PersonaKey) => {
    const found = all.get(personas[key].id)
    if (!found) throw new RangeError(`${key} is not in the registry`)
    return found
  }
  const ago = (days: number) => year.leisureTime(random, year.today.subtract({ days }))
  const son = who('liJianguo')
  const own = { subject: son, citizen: son, relation: 'self' } as const
  const shop = { slug: 'sole-trader-registration', ...own } as const
  const leased = { premisesKind: 'leased', pledge: true }
  return [
    {
      slug: 'senior-card',
      subject: who('wangXiulan'),
      citizen: son,
      relation: 'family',
      at: ago(158),
      answers: { medium: 'both' },
      smooth: true,
    },
    {
      ...shop,
      at: ago(93),
      answers: {
        tradeName: '榆次区建国纺机配件网店',
        scope: ['五金产品零售'],
        premisesKind: 'platform',
        platformShop: '同城小店平台 shop.example/180342',
      },
      smooth: true,
    },
    {
      ...shop,
      at: onWorkingDay(year, random, 5),
      answers: {
        ...leased,
        tradeName: '榆次区中华老味道面馆',
        scope: ['餐饮服务'],
        address: '晋中市榆次区迎宾街92号商铺',
      },
      stop: 'correction',
    },
    {
      ...shop,
      at: onWorkingDay(year, random, 2),
      answers: {
        ...leased,
        tradeName: '榆次区建国五金维修部',
        scope: ['家用电器修理', '五金产品零售'],
        address: '晋中市榆次区顺城街41号',
        pledge: false,
      },
      stop: 'review',
    },
    ...playedByOthers(who, ago, year, random),
  ]
}

function playedByOthers(
  who: (key: PersonaKey) => Plan['subject'],
  ago: (days: number) => Temporal.Instant,
  year: Year,
  random: Random,
): Plan[] {
  const agent = who('sunXiaodong')
  const neighbour = who('zhangHaiyan')
  return [
    {
      slug: 'sole-trader-registration',
      subject: neighbour,
      citizen: neighbour,
      relation: 'self',
      at: onWorkingDay(year, random, 3),
      answers: {
        tradeName: '寿阳县海燕洗衣店',
        scope: ['洗染服务'],
        premisesKind: 'leased',
        address: '晋中市寿阳县康乐街17号商铺',
        pledge: false,
      },
      stop: 'review',
    },
    {
      slug: 'senior-card',
      subject: who('sunYoufu'),
      citizen: who('sunYoufu'),
      relation: 'self',
      at: ago(201),
      answers: { medium: 'electronic' },
      smooth: true,
    },
    {
      slug: 'outdoor-advertising',
      subject: who('heweiCatering'),
      citizen: agent,
      relation: 'firm',
      at: ago(64),
      smooth: true,
    },
    {
      slug: 'road-occupation',
      subject: who('heweiCatering'),
      citizen: agent,
      relation: 'firm',
      at: onWorkingDay(year, random, 4),
      stop: 'review',
    },
    {
      slug: 'outdoor-advertising',
      subject: who('yunqiHotel'),
      citizen: who('haoLifen'),
      relation: 'firm',
      at: ago(87),
      smooth: true,
    },
    {
      slug: 'road-occupation',
      subject: who('hengdaFreight'),
      citizen: who('guoQiming'),
      relation: 'firm',
      at: ago(120),
      smooth: true,
    },
  ]
}

function onWorkingDay(year: Year, random: Random, since: number): Temporal.Instant {
  return year.leisureTime(random, year.workingDaysAgo(since))
}

import type { FirmProfile, PersonProfile } from '#modules/registry'

/** Who has reason to apply for a matter, and how often it is applied for. */
export interface Pool {
  readonly slug: string
  /** Filings a year in the full city. */
  readonly yearly: number
  /** Decided at once, or by people. */
  readonly trend: 'growing' | 'steady'
  /** One subject may come again within the year. */
  readonly repeats: boolean
  /** Share of those eligible who come at most: the rest is left for whoever tries the demonstration. */
  readonly reach: number
  readonly persons?: (person: PersonProfile, year: YearSpan) => Eligibility
  readonly firms?: (firm: FirmProfile) => boolean
}

export interface YearSpan {
  readonly first: Temporal.PlainDate
  readonly today: Temporal.PlainDate
}

/** `yes` and from which day; `nearly` for those who come in vain. */
export type Eligibility = { readonly from: Temporal.PlainDate | undefined } | 'nearly' | undefined

const industry =
  (...codes: string[]) =>
  (firm: FirmProfile) =>
    codes.includes(firm.facts['legal-entity'].industry ?? '')

/** Whoever opens such a place has people with health certificates; a few learn it only at the counter. */
const hasHealthyStaff =
  (...codes: string[]) =>
  (firm: FirmProfile) =>
    industry(...codes)(firm) &&
    (firm.facts['health-certificate'].employees.length > 0 || firm.identifier.endsWith('1'))

export const pools: readonly Pool[] = [
  { slug: 'senior-card', yearly: 1750, trend: 'growing', repeats: false, reach: 0.9, persons: seniorCard },
  { slug: 'old-age-allowance', yearly: 185, trend: 'growing', repeats: false, reach: 0.85, persons: oldAge },
  {
    slug: 'disability-allowances',
    yearly: 190,
    trend: 'growing',
    repeats: false,
    reach: 0.85,
    persons: disability,
  },
  {
    slug: 'flexible-work-subsidy',
    yearly: 520,
    trend: 'growing',
    repeats: true,
    reach: 0.95,
    persons: flexibleWork,
  },
  {
    slug: 'sole-trader-registration',
    yearly: 1000,
    trend: 'growing',
    repeats: false,
    reach: 0.5,
    persons: soleTrader,
  },
  {
    slug: 'public-place-hygiene',
    yearly: 235,
    trend: 'growing',
    repeats: true,
    reach: 0.95,
    firms: hasHealthyStaff('6110', '8040', '8051'),
  },
  {
    slug: 'food-business-licence',
    yearly: 450,
    trend: 'steady',
    repeats: false,
    reach: 0.9,
    firms: hasHealthyStaff('6210', '5211', '8310'),
  },
  {
    slug: 'road-freight',
    yearly: 130,
    trend: 'steady',
    repeats: false,
    reach: 0.95,
    firms: (firm) => industry('5430')(firm) && firm.facts.vehicle.vehicles.length > 0,
  },
  {
    slug: 'outdoor-advertising',
    yearly: 200,
    trend: 'steady',
    repeats: true,
    reach: 1,
    firms: industry('7259', '6210', '5211', '6110', '5251'),
  },
  {
    slug: 'road-occupation',
    yearly: 230,
    trend: 'steady',
    repeats: true,
    reach: 1,
    firms: industry('4710', '7259', '6110', '5211'),
  },
  {
    slug: 'publication-retail',
    yearly: 36,
    trend: 'steady',
    repeats: false,
    reach: 0.9,
    firms: industry('5243'),
  },
  {
    slug: 'labour-dispatch',
    yearly: 30,
    trend: 'steady',
    repeats: false,
    reach: 0.9,
    firms: (firm) => industry('7263')(firm) && firm.facts['legal-entity'].type === '有限责任公司',
  },
  {
    slug: 'private-kindergarten',
    yearly: 22,
    trend: 'steady',
    repeats: false,
    reach: 0.8,
    firms: industry('8310'),
  },
  {
    slug: 'extreme-poverty-support',
    yearly: 70,
    trend: 'steady',
    repeats: false,
    reach: 0.8,
    persons: extremePoverty,
  },
]

export function ageOnDay(person: PersonProfile, on: Temporal.PlainDate): number {
  const born = person.birthDate
  const years = on.year - Number(born.slice(0, 4))
  return born.slice(5) > on.toString().slice(5) ? years - 1 : years
}

function isLocal(person: PersonProfile): boolean {
  return person.hukouCounty.startsWith('1407')
}

function birthday(person: PersonProfile, age: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(person.birthDate).add({ years: age })
}

function seniorCard(person: PersonProfile, { today }: YearSpan): Eligibility {
  const age = ageOnDay(person, today)
  if (!person.alive || age < 59) return undefined
  if (age < 60 || person.benefit?.seniorCard?.valid || !isLocal(person)) return 'nearly'
  return { from: birthday(person, 60) }
}

function oldAge(person: PersonProfile, { today }: YearSpan): Eligibility {
  const age = ageOnDay(person, today)
  if (age < 78) return undefined
  const isDrawing = person.benefit?.items.some(({ kind, status }) => kind === '高龄津贴' && status === '在发')
  if (!person.alive || age < 80 || isDrawing || !isLocal(person)) return person.alive ? 'nearly' : undefined
  return { from: birthday(person, 80) }
}

function disability(person: PersonProfile, { today }: YearSpan): Eligibility {
  const { disability: card, assistance, benefit } = person
  if (!card || !person.alive || ageOnDay(person, today) < 18 || !isLocal(person)) return undefined
  const draws = (kind: string) =>
    benefit?.items.some((item) => item.kind === kind && item.status === '在发') ?? false
  const nursing =
    (card.grade <= 2 || (card.grade === 3 && ['智力', '精神'].includes(card.kind))) &&
    !draws('重度残疾人护理补贴')
  const living = assistance?.dibao?.active === true && !draws('困难残疾人生活补贴')
  if (card.status !== '有效' || assistance?.tekun?.active || (!nursing && !living)) return 'nearly'
  return { from: Temporal.PlainDate.from(card.issuedOn) }
}

function flexibleWork(person: PersonProfile, { first }: YearSpan): Eligibility {
  const { employment, flexiblePayments } = person
  if (!employment?.flexible || !person.alive) return undefined
  const { difficulty, graduatedOn } = employment
  const graduate =
    graduatedOn !== undefined &&
    Temporal.PlainDate.compare(Temporal.PlainDate.from(graduatedOn).add({ months: 20 }), first) >= 0
  if (!difficulty && !graduate) return 'nearly'
  if (!employment.flexible.active || !flexiblePayments || employment.subsidyMonths >= 36) return 'nearly'
  return {
    from: Temporal.PlainDate.from(
      difficulty?.recognisedOn ?? graduatedOn ?? employment.flexible.registeredOn,
    ),
  }
}

/** People of working age without an employer open shops. */
function soleTrader(person: PersonProfile, { first }: YearSpan): Eligibility {
  const age = ageOnDay(person, first)
  if (!person.alive || age < 20 || age > 58) return undefined
  const { status } = person.employment ?? {}
  return status === '灵活就业' || status === '失业' || status === '务农' ? { from: undefined } : undefined
}

function extremePoverty(person: PersonProfile, { first }: YearSpan): Eligibility {
  if (!person.alive || !isLocal(person)) return undefined
  const isOld = ageOnDay(person, first) >= 60
  const { assistance, children } = person
  if (!isOld || assistance?.tekun?.active || !assistance?.economy) return undefined
  return children.length === 0 ? { from: undefined } : 'nearly'
}

import { findCase, perform, type CaseState, type Command } from '#modules/case'
import { definitionOf } from '#modules/matter'
import type { Role } from '#contract'
import type { FirmProfile, PersonProfile, Random } from '#modules/registry'
import type { Course, Stage } from './history-course.ts'
import type { Year } from './history-days.ts'
import { planFiling, type City, type Plan } from './history-plan.ts'
import { ageOnDay } from './history-pools.ts'

/** Where the departments whose desks visitors sit at are. */
const COUNTY = '140702'

interface Wanted {
  readonly slug: string
  /** Working days since it was filed. */
  readonly since: number
  readonly suits: (subject: PersonProfile | FirmProfile, year: Year) => boolean
}

const isMother = (subject: PersonProfile | FirmProfile, year: Year) =>
  'birthDate' in subject &&
  subject.alive &&
  // GB 11643: the seventeenth digit is even for women.
  Number(subject.identifier[16]) % 2 === 0 &&
  ageOnDay(subject, year.today) >= 23 &&
  ageOnDay(subject, year.today) <= 36
const isHeir = (subject: PersonProfile | FirmProfile, year: Year) =>
  'birthDate' in subject &&
  subject.alive &&
  ageOnDay(subject, year.today) >= 40 &&
  ageOnDay(subject, year.today) <= 60
const isFirm =
  (...industries: string[]) =>
  (subject: PersonProfile | FirmProfile) =>
    'facts' in subject &&
    subject.facts['legal-entity'].status === '存续' &&
    (industries.length === 0 || industries.includes(subject.facts['legal-entity'].industry ?? ''))

const wanted: readonly Wanted[] = [
  { slug: 'newborn', since: 13, suits: isMother },
  { slug: 'newborn', since: 4, suits: isMother },
  { slug: 'newborn', since: 2, suits: isMother },
  { slug: 'restaurant-opening', since: 3, suits: isFirm('6210') },
  { slug: 'company-closing', since: 5, suits: isFirm() },
  { slug: 'farewell', since: 6, suits: isHeir },
  { slug: 'farewell', since: 2, suits: isHeir },
]

/** 一件事: some that are nearly over and some that have just begun, each for somebody who asks for nothing else. */
export function planWholes(
  city: City,
  year: Year,
  random: Random,
  taken: ReadonlySet<string>,
): readonly Plan[] {
  const used = new Set(taken)
  return wanted.flatMap(({ slug, since, suits }) => {
    const found = [...city.persons, ...city.firms].filter(
      (subject) => subject.regionCode === COUNTY && !used.has(subject.id) && suits(subject, year),
    )
    if (found.length === 0) return []
    const subject = random.pick(found)
    used.add(subject.id)
    const plan = planFiling(city, year, random, { slug, subject, day: year.workingDaysAgo(since) })
    return [{ ...plan, smooth: true }]
  })
}

/** Lets the departments come to the legs of these wholes, one step a leg a working day; some have not come to it yet. */
export async function handleLegs(
  stage: Stage,
  wholes: readonly Course[],
  day: Temporal.PlainDate,
  random: Random,
): Promise<void> {
  if (!stage.year.isWorking(day)) return
  const { read } = stage.platform.database
  for (const { caseId } of wholes) {
    const whole = caseId === undefined ? undefined : await findCase(read, caseId)
    for (const leg of Object.values(whole?.state.legs ?? {}))
      if (leg.state === 'running' && leg.caseId && random.chance(0.6))
        await handleLeg(stage, leg.caseId, day, random)
  }
}

async function handleLeg(
  { platform, year, offices, lore }: Stage,
  caseId: string,
  day: Temporal.PlainDate,
  random: Random,
): Promise<void> {
  const found = await findCase(platform.database.read, caseId)
  const task = found?.state.tasks.find(({ closedAt }) => !closedAt)
  if (!found || task?.assignee.kind !== 'unit-role') return
  const at = year.officeTime(random, day)
  const isPast = Temporal.Instant.compare(at, year.now) < 0
  if (!isPast || Temporal.Instant.compare(Temporal.Instant.from(found.base.submittedAt), at) > 0) return
  const matter = await definitionOf(platform.database, found.base.slug, found.base.version)
  if (!matter) return
  const officer = offices.one(task.assignee.unitId, task.assignee.role as Role, random)
  await perform(
    platform,
    matter,
    found,
    {
      kind: 'act',
      taskId: task.id,
      officer: { id: officer.officerId, name: officer.name },
      ...step(task.stage, found.state, random, lore.opinions.grant),
    },
    {
      actor: { kind: 'officer', id: officer.officerId, name: officer.name, unitName: officer.unitName },
      act: { principal: officer, now: at },
      operation: 'case.act',
    },
  )
}

function step(
  stage: string,
  state: CaseState,
  random: Random,
  opinions: readonly string[],
): Pick<Extract<Command, { kind: 'act' }>, 'action' | 'opinion' | 'corrections'> {
  if (stage !== 'acceptance') return { action: 'grant', opinion: random.pick(opinions) }
  return state.path.length < 2 && random.chance(0.1)
    ? { action: 'request-correction', corrections: [{ item: '申请表', what: '请核对后重新提交' }] }
    : { action: 'accept' }
}

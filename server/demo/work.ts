import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { roles, type OfficerPrincipal, type Role } from '#contract'
import {
  createRelay,
  fileCase,
  findCase,
  perform,
  type CaseState,
  type Current,
  type Performer,
} from '#modules/case'
import { calendarOf, isWorkingDay, type Calendar } from '#modules/calendar'
import { createLedger } from '#modules/ledger'
import { currentDefinition, itemFor, type PublishedMatter } from '#modules/matter'
import { findUnit, officersOf, unitId, type PostedOfficer, type Unit } from '#modules/organization'
import { dateOf, simulatedClock } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'
import { createSignals } from '#platform/signals'
import { PACKS_FOLDER } from '../prepare.ts'

const answers = z.record(z.string(), z.unknown())
const step = z.strictObject({
  do: z.string(),
  /** Where several stages offer it. */
  stage: z.string().optional(),
  /** Working hours after what was before. */
  after: z.number().min(0),
  opinion: z.string().optional(),
  answers: answers.optional(),
})
const story = z.strictObject({
  matter: z.string(),
  filedBy: z.strictObject({ unit: z.string(), region: z.string(), role: z.enum(roles) }),
  /** Working days. */
  daysAgo: z.int().min(0),
  answers,
  steps: z.array(step).default([]),
})
type Story = z.infer<typeof story>

const HOURS_A_DAY = 8
const OPENS_AT = 9

/** Tells the stories of `packs/demo-city/work.yaml` up to now: work that officers filed, handled by the engine itself, each act at its time. Gives the number of cases. */
export async function fileTheWork(real: Platform): Promise<number> {
  const now = real.clock.now()
  const clock = simulatedClock(now)
  const platform: Platform = { ...real, clock, signals: createSignals() }
  const text = await readFile(join(PACKS_FOLDER, 'demo-city', 'work.yaml'), 'utf8')
  const stories = z.array(story).parse(parse(text))
  for (const [index, each] of stories.entries()) await new Telling(platform, clock, now, each, index).tell()
  clock.set(now)
  await settle(platform)
  const ledger = createLedger(platform)
  while ((await ledger.integrateOnce()) > 0);
  return stories.length
}

/** Effects, calls and timers that are due. */
async function settle(platform: Platform): Promise<void> {
  const relay = createRelay(platform)
  while ((await relay.runOnce()) > 0);
}

class Telling {
  readonly #platform: Platform
  readonly #clock: ReturnType<typeof simulatedClock>
  readonly #now: Temporal.Instant
  readonly #story: Story
  readonly #index: number

  constructor(
    platform: Platform,
    clock: ReturnType<typeof simulatedClock>,
    now: Temporal.Instant,
    told: Story,
    index: number,
  ) {
    this.#platform = platform
    this.#clock = clock
    this.#now = now
    this.#story = told
    this.#index = index
  }

  async tell(): Promise<void> {
    let hours = (this.#index % 5) / 3
    const filed = this.#timeOf(hours)
    // What was filed today may not have had its hour yet.
    this.#clock.set(
      Temporal.Instant.compare(filed, this.#now) > 0 ? this.#now.subtract({ minutes: 5 }) : filed,
    )
    const { matter, caseId } = await this.#file()
    for (const each of this.#story.steps) {
      hours += each.after
      const at = this.#timeOf(hours)
      if (Temporal.Instant.compare(at, this.#now) > 0) return
      this.#clock.set(at)
      await this.#act(matter, await this.#read(caseId), each)
    }
  }

  /** So many working hours after the morning of the day it was filed. */
  #timeOf(hours: number): Temporal.Instant {
    const calendar = calendarOf(this.#platform)
    const today = dateOf(this.#now)
    const days = Math.floor(hours / HOURS_A_DAY) - this.#story.daysAgo
    const day = workingDaysFrom(calendar, today, days)
    const seconds = Math.round((OPENS_AT + (hours % HOURS_A_DAY)) * 3600)
    return day.toZonedDateTime('Asia/Shanghai').add({ seconds }).toInstant()
  }

  async #file(): Promise<{ matter: PublishedMatter; caseId: string }> {
    const { database } = this.#platform
    const { unit: kind, region, role } = this.#story.filedBy
    const unit = await findUnit(database.read, unitId(region, kind))
    const matter = await currentDefinition(database, this.#story.matter)
    const item = await itemFor(database, this.#story.matter, region)
    if (!unit || !matter || !item)
      throw new RangeError(`packs/demo-city/work.yaml: ${this.#story.matter} cannot be filed`)
    const officer = await this.#officer(unit.id, role)
    const now = this.#clock.now()
    const caseId = uuidv7(now)
    await fileCase(
      this.#platform,
      {
        caseId,
        matter,
        item,
        subject: {
          id: unit.id,
          kind: 'entity',
          identifier: unit.code,
          name: unit.name,
          regionCode: unit.regionCode,
        },
        filer: {
          accountId: '',
          subjectId: undefined,
          name: officer.name,
          caseFilerId: officer.officerId,
          post: { unitId: unit.id, unit: unit.name, officer: officer.name },
        },
        relation: 'unit',
        channel: 'internal',
        answers: this.#story.answers,
      },
      this.#performer(officer, unit, 'filing.submit'),
    )
    return { matter, caseId }
  }

  /** The case as it stands once everything that answers by itself has answered. */
  async #read(caseId: string): Promise<Current & { state: CaseState }> {
    const { read } = this.#platform.database
    const found = await findCase(read, caseId)
    if (!found) throw new RangeError('a case that was filed is gone')
    if (found.state.waiting.length === 0) return found
    await settle(this.#platform)
    return (await findCase(read, caseId)) ?? found
  }

  async #act(matter: PublishedMatter, found: Current & { state: CaseState }, told: Story['steps'][number]) {
    const task = found.state.tasks.find((each) => {
      const stage = matter.definition.flow.stages[each.stage]
      const offers = stage?.kind === 'task' && Object.hasOwn(stage.actions, told.do)
      return !each.closedAt && offers && (told.stage === undefined || told.stage === each.stage)
    })
    if (!task || task.assignee.kind === 'applicant')
      throw new RangeError(`packs/demo-city/work.yaml: nobody may ${told.do} in ${this.#story.matter}`)
    const { assignee } = task
    const unit = await findUnit(this.#platform.database.read, assignee.unitId)
    const officers = await officersOf(
      this.#platform.database.read,
      assignee.unitId,
      dateOf(this.#clock.now()),
      assignee.role as Role,
    )
    const officer =
      assignee.kind === 'officer'
        ? officers.find(({ officerId }) => officerId === assignee.officer.id)
        : officers[0]
    if (!unit || !officer) throw new RangeError(`nobody is ${assignee.role} of ${assignee.unitName}`)
    await perform(
      this.#platform,
      matter,
      found,
      {
        kind: 'act',
        taskId: task.id,
        action: told.do,
        officer: { id: officer.officerId, name: officer.name },
        ...(told.opinion ? { opinion: told.opinion } : {}),
        ...(told.answers ? { answers: told.answers } : {}),
      },
      this.#performer(officer, unit, 'case.act'),
    )
  }

  async #officer(unit: string, role: Role): Promise<PostedOfficer> {
    const officers = await officersOf(this.#platform.database.read, unit, dateOf(this.#clock.now()), role)
    const officer = officers[this.#index % officers.length]
    if (!officer) throw new RangeError(`packs/demo-city/work.yaml: nobody is ${role} of ${unit}`)
    return officer
  }

  #performer(officer: PostedOfficer, unit: Unit, operation: string): Performer {
    const now = this.#clock.now()
    const principal: OfficerPrincipal = {
      kind: 'officer',
      sessionId: uuidv7(now),
      accountId: uuidv7(now),
      officerId: officer.officerId,
      name: officer.name,
      roles: [officer.role],
      unitId: unit.id,
      unitName: unit.name,
      unitPath: unit.path,
      regionCode: unit.regionCode,
      regionName: unit.regionName,
      regionPath: unit.regionPath,
    }
    const actor = {
      kind: 'officer',
      id: officer.officerId,
      name: officer.name,
      unitName: unit.name,
    } as const
    return { actor, act: { principal, now }, operation }
  }
}

/** The working day so many after, or before, a day. */
function workingDaysFrom(calendar: Calendar, from: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let day = from
  for (let left = Math.abs(count); left > 0;) {
    day = day.add({ days: Math.sign(count) })
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { roles, type Role } from '#contract'
import { fileCase } from '#modules/case'
import { calendarOf } from '#modules/calendar'
import { createLedger } from '#modules/ledger'
import { currentDefinition, itemFor, type PublishedMatter } from '#modules/matter'
import { findUnit, officersOf, unitId, type PostedOfficer } from '#modules/organization'
import { dateOf, simulatedClock } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'
import { createSignals } from '#platform/signals'
import { PACKS_FOLDER } from '../prepare.ts'
import { act, performerOf, read, settle, workingDaysFrom } from './deeds.ts'

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
      await act(this.#platform, matter, await read(this.#platform, caseId), each)
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
      performerOf(officer, unit, 'filing.submit', now),
    )
    return { matter, caseId }
  }

  async #officer(unit: string, role: Role): Promise<PostedOfficer> {
    const officers = await officersOf(this.#platform.database.read, unit, dateOf(this.#clock.now()), role)
    const officer = officers[this.#index % officers.length]
    if (!officer) throw new RangeError(`packs/demo-city/work.yaml: nobody is ${role} of ${unit}`)
    return officer
  }
}

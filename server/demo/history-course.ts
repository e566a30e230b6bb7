import type { OfficerPrincipal, PersonPrincipal, Principal, Role } from '#contract'
import {
  correctCase,
  fileCase,
  perform,
  type CaseState,
  type Command,
  type Current,
  type Performer,
} from '#modules/case'
import type { MatterItem, PublishedMatter } from '#modules/matter'
import type { Random } from '#modules/registry'
import { ratingRow } from '#modules/rating'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'
import { fillIn, inventAnswers, oldAddress, type Asked } from './history-answers.ts'
import type { Year } from './history-days.ts'
import { accept, review, type Act } from './history-judgement.ts'
import { loreOf, type Lore } from './history-lore.ts'
import type { Papers } from './history-papers.ts'
import type { Offices } from './history-people.ts'
import type { Plan } from './history-plan.ts'
import { rate } from './history-rating.ts'

export interface Stage {
  readonly platform: Platform
  readonly year: Year
  readonly lore: Lore
  readonly offices: Offices
  readonly papers: Papers
}

type Deed =
  | { readonly kind: 'file' }
  | { readonly kind: 'handle' }
  | { readonly kind: 'claim' }
  | { readonly kind: 'correct' }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'rate' }

/** Counties whose desks are slower than the rest: 左权县, 灵石县. */
const SLOW: readonly string[] = ['140722', '140729']

/** One case from its filing on: at each moment somebody's next deed and its time. */
export class Course {
  readonly plan: Plan
  readonly matter: PublishedMatter
  readonly item: MatterItem
  at: Temporal.Instant
  isFiled = false
  /** The case it became. */
  caseId: string | undefined
  readonly #stage: Stage
  readonly #random: Random
  readonly #citizen: PersonPrincipal
  #deed: Deed = { kind: 'file' }
  #current: (Current & { state: CaseState }) | undefined
  #corrected = 0
  #claimed = false

  constructor(
    stage: Stage,
    plan: Plan,
    given: { matter: PublishedMatter; item: MatterItem; citizen: PersonPrincipal; random: Random },
  ) {
    this.#stage = stage
    this.plan = plan
    this.matter = given.matter
    this.item = given.item
    this.#citizen = given.citizen
    this.#random = given.random
    this.at = plan.at
  }

  /** Does what is next; true when something follows, at the new `at`. */
  async step(): Promise<boolean> {
    await this.#do(this.#deed)
    const next = this.#next()
    if (!next) {
      this.#current = undefined
      return false
    }
    this.#deed = next.deed
    this.at = next.at
    return true
  }

  async #do(deed: Deed): Promise<void> {
    const { state } = this.#current ?? {}
    if (deed.kind === 'file' || !state) return this.#file()
    switch (deed.kind) {
      case 'claim': {
        this.#claimed = true
        const officer = this.#officer(state)
        return this.#perform(
          {
            kind: 'claim',
            taskId: openTask(state).id,
            officer: { id: officer.officerId, name: officer.name },
          },
          officer,
          'case.claim',
        )
      }
      case 'handle':
        return this.#handle(state)
      case 'correct':
        return this.#correct(state)
      case 'withdraw':
        return this.#perform(
          { kind: 'withdraw', reason: this.#random.pick(this.#stage.lore.withdrawals) },
          this.#citizen,
          'case.withdraw',
        )
      case 'rate': {
        const rating = rate(
          {
            state,
            base: this.#found.base,
            slow: this.#isSlow,
            smooth: this.plan.smooth === true,
            words: this.#stage.lore.ratings,
          },
          this.#random,
        )
        return this.#perform({ kind: 'rate', grade: rating.grade }, this.#citizen, 'rating.rate', [
          ratingRow(this.#found.base, rating, this.at),
        ])
      }
    }
  }

  async #file(): Promise<void> {
    const { plan, matter, item } = this
    const { platform, offices } = this.#stage
    const lore = loreOf(this.#stage.lore, plan.slug)
    const clerk =
      plan.relation === 'window' ? offices.clerk(plan.subject.regionCode, this.#random) : undefined
    const lives = !plan.smooth && !plan.answers && this.#random.chance(0.022)
    const answers = {
      ...inventAnswers(this.#asked, lore),
      ...(plan.troubled ? fillIn(this.#asked, lore.troubled) : {}),
      ...(lives ? oldAddress(this.#asked) : {}),
      ...plan.answers,
    }
    const filer = clerk
      ? {
          accountId: clerk.accountId,
          subjectId: undefined,
          name: plan.subject.name,
          caseFilerId: plan.subject.id,
        }
      : {
          accountId: this.#citizen.accountId,
          subjectId: this.#citizen.subjectId,
          name: this.#citizen.name,
          caseFilerId: this.#citizen.subjectId,
        }
    const filing = {
      caseId: uuidv7(this.at),
      matter,
      item,
      subject: plan.subject,
      filer,
      relation: plan.relation,
      channel: clerk ? 'window' : 'web',
      answers: shownOnly(matter, answers),
    } as const
    await this.#stage.papers.handIn(platform, filing, this.at.subtract({ minutes: 6 }))
    const { base, state, revision } = await fileCase(
      platform,
      filing,
      this.#performer(clerk ?? this.#citizen, 'filing.submit'),
    )
    this.#current = this.#after({ base, revision, state, closedAt: null }, state, revision)
    this.isFiled = true
    this.caseId = base.caseId
  }

  async #handle(state: CaseState): Promise<void> {
    const task = openTask(state)
    const officer = this.#officer(state)
    const circumstances = {
      state,
      matter: this.matter,
      lore: loreOf(this.#stage.lore, this.plan.slug),
      opinions: this.#stage.lore.opinions,
      corrected: this.#corrected > 0,
      stop: this.plan.stop,
      smooth: this.plan.smooth === true,
    }
    const act: Act =
      task.stage === 'acceptance'
        ? accept(circumstances, this.#random)
        : review(circumstances, task.stage, this.#random)
    this.#claimed = false
    return this.#perform(
      { kind: 'act', taskId: task.id, officer: { id: officer.officerId, name: officer.name }, ...act },
      officer,
      'case.act',
    )
  }

  async #correct(state: CaseState): Promise<void> {
    this.#corrected++
    const found = { ...this.#found, state }
    const { lore } = this.#stage
    const back = Object.fromEntries(state.differences.map(({ field, found: value }) => [field, value]))
    const answers = shownOnly(this.matter, {
      ...fillIn(this.#asked, loreOf(lore, this.plan.slug).mended),
      ...back,
    })
    const filer = { accountId: this.#citizen.accountId, subjectId: this.#citizen.subjectId }
    const performed = await correctCase(
      this.#stage.platform,
      this.matter,
      found,
      { answers, note: this.#random.pick(lore.corrected) },
      filer,
      this.#performer(this.#citizen, 'case.correct'),
    )
    this.#current = this.#after(found, performed.state, performed.revision)
  }

  /** Whose turn it is and when they come to it. */
  #next(): { deed: Deed; at: Temporal.Instant } | undefined {
    const { state } = this.#found
    if (state.status === 'closed') return this.#nextRating(state)
    // 一件事: the departments have it.
    if (state.tasks.every(({ closedAt }) => closedAt)) return undefined
    const task = openTask(state)
    if (
      this.plan.stop === (task.assignee.kind === 'applicant' ? 'correction' : task.stage) &&
      !this.#mustMoveOn(task.stage)
    )
      return undefined
    const day = this.at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
    const { year } = this.#stage
    if (task.assignee.kind === 'applicant') {
      if (this.#random.chance(0.05))
        return { deed: { kind: 'withdraw' }, at: year.leisureTime(this.#random, day.add({ days: 4 })) }
      return {
        deed: { kind: 'correct' },
        at: year.leisureTime(this.#random, day.add({ days: this.#random.integer(1, 6) })),
      }
    }
    if (!this.plan.stop && !this.plan.smooth && this.#random.chance(0.008))
      return { deed: { kind: 'withdraw' }, at: year.leisureTime(this.#random, day.add({ days: 1 })) }
    if (this.#claimed) return { deed: { kind: 'handle' }, at: this.#soon(day) }
    const on = this.#dueDay(state, task.stage, day)
    const at = this.#after8(year.officeTime(this.#random, on), on)
    return { deed: { kind: this.#random.chance(0.15) ? 'claim' : 'handle' }, at }
  }

  /** A case that is to wait for a correction passes through review or acceptance once. */
  #mustMoveOn(stage: string): boolean {
    return this.plan.stop === 'correction' && stage !== 'correction'
  }

  #nextRating(state: CaseState): { deed: Deed; at: Temporal.Instant } | undefined {
    if (state.rating || state.milestone !== 'closed' || !state.decision) return undefined
    const willing = this.plan.smooth ? 1 : this.#found.base.channel === 'window' ? 0.3 : 0.38
    if (!this.#random.chance(willing)) return undefined
    const minutes = this.#random.chance(0.7) ? this.#random.integer(1, 25) : this.#random.integer(60, 2600)
    return { deed: { kind: 'rate' }, at: this.at.add({ minutes, seconds: this.#random.integer(0, 59) }) }
  }

  /** The working day on which the desk gets to it; now and then after the promised day. */
  #dueDay(state: CaseState, stage: string, from: Temporal.PlainDate): Temporal.PlainDate {
    const { year } = this.#stage
    const first = year.afterWorkingDays(from, 1)
    if (this.plan.stop) return first
    const random = this.#random
    if (stage === 'acceptance')
      return year.afterWorkingDays(from, this.#isSlow ? random.integer(1, 4) : random.integer(0, 2) || 1)
    const promised = state.clocks.find(
      ({ name, state: clock }) => name === 'promised' && clock === 'running',
    )?.count
    // A case that rules referred waits for a person with the acceptance clock alone.
    if (promised === undefined || promised === 0)
      return year.afterWorkingDays(from, this.#isSlow ? random.integer(2, 5) : random.integer(1, 3))
    const isLate = !this.plan.smooth && random.chance(this.#isSlow ? 0.1 : 0.017)
    if (isLate) return year.afterWorkingDays(from, promised + random.integer(1, 4))
    const share = this.#isSlow ? 0.55 + 0.42 * random.next() : 0.2 + 0.65 * random.next()
    return year.afterWorkingDays(from, Math.max(1, Math.floor(promised * share)))
  }

  /** Later the same working day, or the next one. */
  #soon(day: Temporal.PlainDate): Temporal.Instant {
    const { year } = this.#stage
    const at = year.officeTime(this.#random, day)
    if (year.isWorking(day) && Temporal.Instant.compare(at, this.at) > 0) return at
    return year.officeTime(this.#random, year.afterWorkingDays(day, 1))
  }

  #after8(at: Temporal.Instant, on: Temporal.PlainDate): Temporal.Instant {
    return Temporal.Instant.compare(at, this.at) > 0
      ? at
      : this.#stage.year.officeTime(this.#random, this.#stage.year.afterWorkingDays(on, 1))
  }

  get #isSlow(): boolean {
    return SLOW.includes(this.item.region.code)
  }

  get #found(): Current & { state: CaseState } {
    if (!this.#current) throw new Error('not filed yet')
    return this.#current
  }

  get #asked(): Asked {
    return {
      matter: this.matter,
      subject: this.plan.subject,
      on: this.at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
      random: this.#random,
      words: this.#stage.lore.words,
    }
  }

  /** The officer who has the task, or somebody of the unit and role that may take it. */
  #officer(state: CaseState): OfficerPrincipal {
    const { assignee, officer } = openTask(state)
    if (assignee.kind !== 'unit-role') throw new Error('the turn is the applicant’s')
    return this.#stage.offices.one(assignee.unitId, assignee.role as Role, this.#random, officer?.id)
  }

  async #perform(
    command: Command,
    principal: PersonPrincipal | OfficerPrincipal,
    operation: string,
    ratings: object[] = [],
  ): Promise<void> {
    const before = this.#found
    const { state, revision } = await perform(
      this.#stage.platform,
      this.matter,
      before,
      command,
      this.#performer(principal, operation),
      { ratings },
    )
    this.#current = this.#after(before, state, revision)
  }

  #after(before: Current, state: CaseState, revision: number): Current & { state: CaseState } {
    const at = this.at.toString()
    return {
      ...before,
      state,
      revision,
      closedAt: state.status === 'closed' ? (before.closedAt ?? at) : null,
    }
  }

  #performer(principal: PersonPrincipal | OfficerPrincipal, operation: string): Performer {
    const actor =
      principal.kind === 'person'
        ? ({ kind: 'person', id: principal.subjectId, name: principal.name } as const)
        : ({
            kind: 'officer',
            id: principal.officerId,
            name: principal.name,
            unitName: principal.unitName,
          } as const)
    return { actor, act: { principal: principal satisfies Principal, now: this.at }, operation }
  }
}

function openTask(state: CaseState) {
  const task = state.tasks.find(({ closedAt }) => !closedAt)
  if (!task) throw new Error('an open case without a task')
  return task
}

/** Answers to fields that the form has. */
function shownOnly(matter: PublishedMatter, answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).filter(([field]) => Object.hasOwn(matter.definition.form.fields, field)),
  )
}

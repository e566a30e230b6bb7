import { calendarOf } from '#modules/calendar'
import type { PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { ModelFailed } from '#modules/decision'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { assign, unitsFor, type Units } from './assignee.ts'
import { actDocument, type Performer } from './act-document.ts'
import { actWriterOf } from './act-writer.ts'
import type { CaseState } from './case.ts'
import type { Command, Refusal } from './command.ts'
import { decide, type Context } from './decide.ts'
import { pending } from './engine/machine.ts'
import type { CaseEvent } from './event.ts'
import { evolve, unfiled } from './evolve.ts'
import { followUpsOf } from './follow-ups.ts'
import { HoldingsChanged, RulesHalted } from './queries.ts'
import type { Current } from './record.ts'
import { resultOf, type MadeResult } from './results.ts'
import { ruleFactsOf, ruleOn, type RuleFacts } from './rules.ts'

export type { Performer } from './act-document.ts'

export interface Performed {
  readonly state: CaseState
  readonly revision: number
  readonly repeated: boolean
}

/** Longer chains of rules and results than any flow has: the sign of a loop that the definition check missed. */
const LONGEST_CHAIN = 20
/** How often an act is tried whose results others overtake. */
const TRIES = 5

interface Given {
  /** Read for this filing already, so that nothing is asked for twice. */
  readonly facts?: RuleFacts
  readonly ratings?: readonly object[]
  /** A case that must be open still when this is written. */
  readonly stands?: string
}

/** One act: the command and all that the machine does by itself because of it, written whole in one statement. Throws the refusal's Problem, or case.stale. */
export async function perform(
  platform: Platform,
  matter: PublishedMatter,
  current: Current,
  command: Command,
  performer: Performer,
  given: Given = {},
): Promise<Performed> {
  for (let tries = 1, facts = given.facts, areHalted = false; ; tries++, facts = undefined)
    try {
      const { facts: _, ...rest } = given
      return await attempt(platform, matter, current, command, performer, {
        ...rest,
        ...(facts ? { facts } : {}),
        areHalted,
      })
    } catch (cause) {
      // The rules judge again on what is known now, and a document is numbered anew.
      // Rules that people found wrong too often decide nothing: a person does.
      if (cause instanceof RulesHalted) areHalted = true
      else if (!(cause instanceof HoldingsChanged)) throw cause
      if (tries === TRIES) throw new Problem('case.stale', { cause })
    }
}

async function attempt(
  platform: Platform,
  matter: PublishedMatter,
  current: Current,
  command: Command,
  performer: Performer,
  given: Given & { readonly areHalted: boolean },
): Promise<Performed> {
  // With what this very act says: an answer may name the department that comes next.
  const answers = { ...current.state?.answers, ...('answers' in command ? command.answers : {}) }
  const units = await unitsFor(platform, matter.definition.flow, current.base, answers)
  const context = contextOf(platform, current, performer, units)
  const course = new Fold(current.state, context.at)
  course.take(decide(matter.definition, current.state, command, context))
  const made: MadeResult[] = []
  let { facts } = given
  let isRuled = false
  for (let step = 0; ; step++) {
    const next = pending(matter.definition, course.state)
    if (!next) break
    if (step === LONGEST_CHAIN) throw new Error(`The flow of ${current.base.slug} does not come to rest`)
    if (next.kind === 'rule') {
      facts ??= await ruleFactsOf(platform, matter, current.base.subject.id)
      isRuled = true
    }
    const answer =
      next.kind === 'rule' && facts
        ? await ask(platform, matter, current, course.state, performer, facts, given.areHalted)
        : await make(platform, matter, current, course.state, next.stage, performer, made)
    course.take(
      decide(matter.definition, course.state, answer, {
        ...context,
        by: current.base.unit.name,
        at: platform.clock.now().toString(),
      }),
    )
  }
  if (course.events.length === 0) return { state: course.state, revision: current.revision, repeated: true }
  const document = actDocument(matter.definition, current, {
    command: command.kind,
    events: course.events,
    state: course.state,
    performer,
    calendar: context.calendar.publication,
    made,
    seen: isRuled ? facts?.held.map(({ identifier }) => identifier) : undefined,
    ratings: given.ratings ?? [],
    stands: given.stands,
    isRuled: isRuled && !given.areHalted,
    followUps: followUpsOf(matter, course.events, course.state, performer.act.now),
  })
  const { revision, repeated } = await actWriterOf(platform.database).write(document)
  platform.signals.emit('case.acted')
  return { state: course.state, revision, repeated }
}

async function ask(
  platform: Platform,
  matter: PublishedMatter,
  current: Current,
  state: CaseState,
  performer: Performer,
  facts: RuleFacts,
  areHalted: boolean,
): Promise<Command> {
  if (areHalted) return { kind: 'rule-failed', code: 'decision.halted' }
  try {
    const ruling = await ruleOn(matter, current.base, state, performer.act.now, facts)
    return { kind: 'rule', ruling }
  } catch (cause) {
    const code =
      cause instanceof Problem
        ? cause.code
        : cause instanceof ModelFailed
          ? 'decision.model-failed'
          : undefined
    // What the rules cannot judge, a person judges; a failure of anything else is the caller's to hear.
    if (!code || code === 'server.unavailable') throw cause
    platform.log.error('case.rules-failed', cause, {
      slug: current.base.slug,
      version: current.base.version,
      code,
    })
    return { kind: 'rule-failed', code }
  }
}

async function make(
  platform: Platform,
  matter: PublishedMatter,
  current: Current,
  state: CaseState,
  stage: string,
  performer: Performer,
  made: MadeResult[],
): Promise<Command> {
  try {
    const result = await resultOf(matter, stage).make(platform, {
      matter,
      base: current.base,
      state,
      now: performer.act.now,
    })
    made.push(result)
    return { kind: 'issue', certificateId: result.certificateId, identifier: result.identifier }
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status >= 500) throw cause
    return { kind: 'issue-failed', code: cause.code, detail: cause.detail ?? '' }
  }
}

function contextOf(platform: Platform, current: Current, performer: Performer, units: Units): Context {
  return {
    at: performer.act.now.toString(),
    on: dateOf(performer.act.now),
    calendar: calendarOf(platform),
    by: performer.actor.name,
    subject: subjectTold(current),
    newId: () => uuidv7(performer.act.now),
    assign: (stage, state) => assign(stage, { base: current.base, state, units }),
  }
}

/** Whom the case is for; ids are nothing to a flow. */
function subjectTold({ base }: Current) {
  const { kind, name, identifier } = base.subject
  return { kind, name, identifier, regionCode: base.region.code }
}

class Fold {
  readonly events: CaseEvent[] = []
  state: CaseState
  readonly #at: string

  constructor(state: CaseState | null, at: string) {
    this.state = state ?? unfiled
    this.#at = at
  }

  take(events: CaseEvent[] | Refusal) {
    if (!Array.isArray(events)) throw new Problem(events.refused, { detail: events.detail })
    for (const event of events) this.state = evolve(this.state, event, this.#at)
    this.events.push(...events)
  }
}

import { isServiceItem, type CaseView, type Principal } from '#contract'
import { maySee, shown } from '#modules/access'
import { calendarOf } from '#modules/calendar'
import type { Choice } from '#modules/form'
import type { PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { fillTemplate } from '#platform/expression'
import type { Platform } from '#platform/runtime'
import type { Found } from '../access.ts'
import type { CaseState } from '../case.ts'
import { mayAskReview } from '../engine/applicant.ts'
import type { StoredAct } from '../queries.ts'
import { clockView } from './clocks.ts'
import { fieldViews } from './fields.ts'
import { findingViews } from './findings.ts'
import { headingOf } from './heading.ts'
import { historyOf } from './history.ts'
import { caseMay, mayNothing, passesNow, type Passes } from './may.ts'
import { taskViews } from './tasks.ts'
import { trailOf } from './trail.ts'

export interface CaseParts {
  readonly found: Found
  readonly matter: PublishedMatter
  readonly acts: readonly StoredAct[]
  /** Ledger entries that a signed checkpoint covers. */
  readonly sealed: ReadonlySet<string>
  readonly certificates: CaseView['certificates']
  readonly whole: Pick<CaseView, 'legs' | 'parent'>
  /** Tasks that are free again because the post of who claimed them is gone. */
  readonly orphaned: ReadonlySet<string>
  readonly links: CaseView['links']
  readonly takenInBy: CaseView['takenInBy']
  /** What sources offer for fields that open tasks ask to be filled in. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>
}

/** A case whole, as the caller may see it. */
export function caseView(
  platform: Platform,
  principal: Principal,
  now: Temporal.Instant,
  parts: CaseParts,
): CaseView {
  const { found, matter, acts, sealed } = parts
  const { base, state } = found
  const { definition } = matter
  const on = dateOf(now)
  const calendar = calendarOf(platform)
  const ownSide = principal.kind === 'person'
  const passes = passesNow(platform, matter, found, now)
  return {
    id: base.caseId,
    number: base.number,
    revision: found.revision,
    status: state.status,
    milestone: state.milestone,
    channel: base.channel,
    submittedAt: base.submittedAt,
    closedAt: found.closedAt,
    matter: {
      slug: base.slug,
      version: base.version,
      kind: definition.kind,
      name: definition.name,
      title: definition.title,
      ...(isServiceItem(definition) ? { handling: definition.handling } : {}),
      itemCode: base.itemCode,
    },
    heading: headingOf(definition, state.answers),
    region: { code: base.region.code, name: base.region.name },
    unit: { id: base.unit.id, name: base.unit.name },
    subject: { id: base.subject.id, kind: base.subject.kind, ...subjectShown(principal, base.subject) },
    filer: {
      name: shown(principal, 'person-name', base.filer.name, { own: ownSide }),
      relation: base.relation,
    },
    takenInBy: parts.takenInBy,
    trail: trailOf(definition.flow, state, acts, base.submittedAt),
    fields: fieldViews(matter, state, base.subject.kind, principal),
    materials: definition.materials.map(materialView),
    count: state.count,
    ruling: state.ruling && rulingShown(principal, base, state.ruling),
    decision: state.decision,
    choices: Object.fromEntries(Object.entries(parts.choices).map(([name, offered]) => [name, [...offered]])),
    findings: ownSide ? [] : findingViews(definition.flow, state),
    granted: seesPerson(principal, base) ? grantedOf(matter, state, base) : null,
    corrections: state.corrections,
    accepted: state.accepted && { on: state.accepted.on, deemed: state.accepted.deemed },
    clocks: state.clocks.map((clock) => clockView(clock, on, calendar, definition.flow)),
    tasks: taskViews(matter, principal, found, parts.orphaned, passes),
    may:
      principal.kind === 'officer' ? caseMay(principal, matter, found, parts.orphaned, passes) : mayNothing,
    procedures: state.procedures,
    links: parts.links,
    history: historyOf(matter, principal, acts, sealed, base.unit.name),
    certificates: parts.certificates,
    ...parts.whole,
    rating: state.rating,
    ...applicantMay(ownSide, matter, state, passes, base.parent !== undefined),
    tookMs: state.decision
      ? Temporal.Instant.from(base.submittedAt)
          .until(state.decision.at, { largestUnit: 'milliseconds' })
          .total('milliseconds')
      : null,
  }
}

/** What the applicant's side may do; nobody else may. */
function applicantMay(
  ownSide: boolean,
  { definition }: PublishedMatter,
  state: CaseState,
  passes: Passes,
  isLeg: boolean,
) {
  const { status, milestone, decision, rating } = state
  return {
    mayRate:
      ownSide &&
      !isLeg &&
      status === 'closed' &&
      milestone === 'closed' &&
      decision !== null &&
      rating === null,
    mayAskReview: ownSide && mayAskReview(definition, state),
    mayWithdraw: ownSide && status === 'open' && !state.isDecided,
    mayUrge: ownSide && passes({ kind: 'urge-own', text: '' }),
  }
}

function materialView({
  id,
  name,
  held,
}: PublishedMatter['definition']['materials'][number]): CaseView['materials'][number] {
  return { id, name, held: held !== undefined, ...(held ? { label: held.label } : {}) }
}

/** Firms act in public; of a person, name and number are for those who handle the case. */
function subjectShown(principal: Principal, subject: Found['base']['subject']) {
  if (subject.kind === 'entity') return { name: subject.name, identifier: subject.identifier }
  const own = principal.kind === 'person'
  return {
    name: shown(principal, 'person-name', subject.name, { own }),
    identifier: shown(principal, 'identity-number', subject.identifier, { own }),
  }
}

/** The checks without what the rules were given; what a check saw of a person is for those who handle the case. */
function rulingShown(
  principal: Principal,
  base: Found['base'],
  { input: _, ...ruling }: NonNullable<CaseState['ruling']>,
) {
  if (seesPerson(principal, base)) return ruling
  return {
    ...ruling,
    checks: ruling.checks.map((check) => ({ ...check, shows: { zh: '****', en: '****' } })),
  }
}

function seesPerson(principal: Principal, { subject }: Found['base']): boolean {
  return subject.kind === 'entity' || maySee(principal, 'address', { own: principal.kind === 'person' })
}

/** What the grant means, in the applicant's words. */
function grantedOf(
  { definition }: PublishedMatter,
  state: CaseState,
  base: Found['base'],
): CaseView['granted'] {
  if (!isServiceItem(definition) || state.decision?.outcome !== 'granted') return null
  const context = {
    subject: base.subject,
    form: state.answers,
    outputs: state.ruling?.outputs ?? {},
    case: { number: base.number },
  }
  return {
    heading: fillTemplate(definition.grantedHeading, context),
    facts: definition.grantedFacts.map(({ label, value }) => ({
      label,
      value: fillTemplate(value, context),
    })),
  }
}

import { workingDaysBetween, type Calendar } from '#modules/calendar'
import { clockView, type CaseBase, type CaseState } from '#modules/case'
import type { PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { clockTitles, type CaseFacts, type ClockFacts } from './facts.ts'
import { whoseTurn } from './finding.ts'
import { judge, together, type Judged, type Looked } from './judge.ts'
import { rulesOn, type Rule, type WatchedClock } from './rule.ts'

/** A case as it stands on a day. */
export interface Standing {
  readonly base: CaseBase
  readonly matter: PublishedMatter
  readonly state: CaseState
  /** As it stood while somebody could still act: who had the turn then answers for it. */
  readonly before: CaseState
  /** The last act of an officer or of the applicant's side. */
  readonly touched: { readonly revision: number; readonly at: Temporal.Instant }
  readonly on: Temporal.PlainDate
  readonly now: Temporal.Instant
  readonly calendar: Calendar
}

/** What the rules of supervision find in the time of a case. */
export function judgeTime(rules: readonly Rule[], standing: Standing): Judged {
  return together([
    judge(clocksLooked(rules, standing)),
    judge(suspendedLooked(rules, standing)),
    judge(untouchedLooked(rules, standing)),
  ])
}

/** Clocks that run, and those that ended late: an act after the last day does not undo it. */
function clocksLooked(rules: readonly Rule[], standing: Standing): Looked[] {
  const { base, state, before, matter, on, calendar, now } = standing
  const clocks = state.clocks.map((clock) => ({
    clock,
    view: clockView(clock, on, calendar, matter.definition.flow),
  }))
  const running = clocks.filter(({ clock }) => clock.state === 'running')
  const [first] = running.toSorted((a, b) => a.clock.due.localeCompare(b.clock.due))
  return rulesOn(rules, 'clocks').flatMap((rule) =>
    clocks.flatMap(({ clock, view }): Looked[] => {
      const name = view.name
      const isWatched = name !== 'correction' && rule.on.clocks.includes(name satisfies WatchedClock)
      const counts = clock.state === 'running' || view.state === 'late'
      if (!isWatched || !counts || view.daysLeft > rule.on.daysLeft) return []
      const stage = view.stage?.name
      const facts: ClockFacts = {
        case: caseFactsOf(standing),
        clock: {
          name,
          title: view.stage?.title ?? clockTitles[name] ?? { zh: name, en: name },
          due: clock.due,
          count: clock.count,
          daysLeft: view.daysLeft,
          lateDays: Math.max(0, -view.daysLeft),
          pressing: clock === first?.clock,
        },
      }
      return [
        {
          rule,
          facts,
          finding: {
            // A clock that was extended, or started anew, is another one.
            occurrence: `clock:${clock.name}:${clock.startedOn}:${clock.count}`,
            occurredAt: now.toString(),
            responsible: whoseTurn(base, before, stage),
            stage,
          },
        },
      ]
    }),
  )
}

/** 行政许可法第四十五条: the time a procedure takes is told in writing. */
function suspendedLooked(rules: readonly Rule[], standing: Standing): Looked[] {
  const { base, state, before, on, calendar, now } = standing
  return rulesOn(rules, 'suspended').flatMap((rule) =>
    state.procedures.flatMap(({ name, from, to, days }): Looked[] => {
      if (days === undefined) return []
      const until = to ? Temporal.PlainDate.from(to) : on
      const taken = workingDaysBetween(calendar, Temporal.PlainDate.from(from), until)
      if (taken <= days) return []
      return [
        {
          rule,
          facts: { case: caseFactsOf(standing), procedure: { name, from, told: days, taken } },
          finding: {
            occurrence: `procedure:${from}:${name}`,
            occurredAt: now.toString(),
            responsible: whoseTurn(base, before),
          },
        },
      ]
    }),
  )
}

function untouchedLooked(rules: readonly Rule[], standing: Standing): Looked[] {
  const { base, state, on, calendar, touched, now } = standing
  const isGovernments = state.tasks.some(
    ({ closedAt, assignee }) => !closedAt && assignee.kind !== 'applicant',
  )
  // While the time stands still, something else is waited for.
  if (state.status === 'closed' || !isGovernments || state.procedures.some(({ to }) => !to)) return []
  const since = dateOf(touched.at)
  const days = workingDaysBetween(calendar, since, on)
  return rulesOn(rules, 'untouched').flatMap((rule): Looked[] =>
    days < rule.on.untouched
      ? []
      : [
          {
            rule,
            facts: { case: caseFactsOf(standing), untouched: { since: since.toString(), days } },
            finding: {
              occurrence: `act:${touched.revision}`,
              occurredAt: now.toString(),
              responsible: whoseTurn(base, state),
            },
          },
        ],
  )
}

function caseFactsOf({ base, matter, state }: Standing): CaseFacts {
  return {
    slug: base.slug,
    kind: matter.definition.kind,
    channel: base.channel,
    notices: state.notices,
  }
}

import type { z } from 'zod'
import { caseOperations, type caseSummary } from '#contract'
import { shown } from '#modules/access'
import { calendarOf } from '#modules/calendar'
import { findActsFor } from '#modules/identity'
import { definitionOf } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { officerOf } from '../access.ts'
import { personsIn } from '../view/seen.ts'
import { casesInScope, casesOnBehalf, type ListedCase } from '../list.ts'
import { clockView } from '../view/clocks.ts'
import { headingOf } from '../view/heading.ts'

export const mine = implement(caseOperations.mine, async (act, { query }) => {
  const { principal, platform } = act
  if (principal.kind !== 'person') throw new Problem('access.denied')
  const actsFor = await findActsFor(platform.database.read, principal.subjectId, dateOf(act.now))
  const { read } = platform.database
  return page(act, await casesOnBehalf(read, principal.subjectId, actsFor, query), query.limit)
})

export const search = implement(caseOperations.search, async (act, { query }) =>
  page(act, await casesInScope(act.platform.database.read, officerOf(act.principal), query), query.limit),
)

async function page(act: Act, rows: ListedCase[], limit: number) {
  act.trail.subjectIds = personsIn(rows)
  const cases = await Promise.all(rows.map((row) => summary(act, row)))
  return { cases: cases.flat(), next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
}

async function summary(act: Act, row: ListedCase): Promise<z.input<typeof caseSummary>[]> {
  const matter = await definitionOf(act.platform.database, row.slug, row.version)
  if (!matter) return []
  const { definition } = matter
  const {
    subjectKind,
    subjectId: _subject,
    version: _version,
    stage,
    clock,
    submittedAt,
    milestone,
    answers,
    ...rest
  } = row
  return [
    {
      ...rest,
      milestone: milestone as z.input<typeof caseSummary>['milestone'],
      title: definition.title,
      name: definition.name,
      subjectName:
        subjectKind === 'person'
          ? shown(act.principal, 'person-name', row.subjectName, { own: act.principal.kind === 'person' })
          : row.subjectName,
      heading: headingOf(definition, answers),
      submittedAt: submittedAt.toString(),
      stageTitle: stage ? (definition.flow.stages[stage]?.title ?? null) : null,
      clock: clock && clockView(clock, dateOf(act.now), calendarOf(act.platform)),
    },
  ]
}

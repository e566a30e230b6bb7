import type { z } from 'zod'
import { caseOperations, type caseSummary } from '#contract'
import { shown } from '#modules/access'
import { calendarOf } from '#modules/calendar'
import { findActsFor } from '#modules/identity'
import { definitionOf, type PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { officerOf } from '../access.ts'
import { personsIn } from '../view/seen.ts'
import { legCasesOf, type LegCase } from '../leg-cases.ts'
import { casesInScope, casesOnBehalf, type ListedCase } from '../list.ts'
import { clockView } from '../view/clocks.ts'
import { headingOf } from '../view/heading.ts'
import { legViews } from '../view/legs.ts'

export const mine = implement(caseOperations.mine, async (act, { query }) => {
  const { principal, platform } = act
  if (principal.kind !== 'person') throw new Problem('access.denied')
  const actsFor = await findActsFor(platform.database.read, principal.subjectId, dateOf(act.now))
  const { read } = platform.database
  const rows = await casesOnBehalf(read, principal.subjectId, actsFor, query)
  const wholes = rows.flatMap(({ id, legs }) => (legs ? [id] : []))
  const cases = wholes.length > 0 ? await legCasesOf(read, wholes) : []
  return page(act, rows, query.limit, cases)
})

export const search = implement(caseOperations.search, async (act, { query }) =>
  page(act, await casesInScope(act.platform.database.read, officerOf(act.principal), query), query.limit),
)

/** Cases as a list shows them, and where the next page begins; whose they are is audited. */
export async function page(act: Act, rows: ListedCase[], limit: number, legCases: readonly LegCase[] = []) {
  act.trail.subjectIds = personsIn(rows)
  const cases = await Promise.all(rows.map((row) => summary(act, row, legCases)))
  return { cases: cases.flat(), next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
}

async function summary(
  act: Act,
  row: ListedCase,
  legCases: readonly LegCase[],
): Promise<z.input<typeof caseSummary>[]> {
  const { id, number, status, outcome, slug, unitName, regionName, turn } = row
  const { subjectKind, stage, clock, submittedAt, milestone, answers } = row
  const { database } = act.platform
  const [matter, whole] = await Promise.all([
    definitionOf(database, slug, row.version),
    row.wholeSlug && row.wholeVersion ? definitionOf(database, row.wholeSlug, row.wholeVersion) : undefined,
  ])
  if (!matter) return []
  const { definition } = matter
  return [
    {
      id,
      number,
      status,
      outcome,
      slug,
      unitName,
      regionName,
      turn,
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
      legs: row.legs ? await foldedLegs(act, row, row.legs, matter, legCases) : [],
      whole: whole?.definition.title ?? null,
    },
  ]
}

/** Legs as they stand under their whole in a list of one's own; officers find each leg in their own list. */
function foldedLegs(
  act: Act,
  row: ListedCase,
  legs: NonNullable<ListedCase['legs']>,
  matter: PublishedMatter,
  legCases: readonly LegCase[],
) {
  if (act.principal.kind !== 'person') return []
  const region = { code: row.regionCode, path: row.regionPath }
  return legViews(
    act.platform,
    act.principal,
    act.now,
    { matter, base: { region, unitPath: row.unitPath }, status: row.status, legs },
    legCases.filter(({ parentId }) => parentId === row.id),
  )
}

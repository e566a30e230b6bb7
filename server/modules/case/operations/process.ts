import { processOperations } from '#contract'
import { scopeOf } from '#modules/access'
import { definitionOf } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { officerOf } from '../access.ts'
import { casesInScope } from '../list.ts'
import { countSpan, LISTED, type Span } from '../process/count.ts'
import { processView } from '../process/view.ts'
import { isOf, waysOf } from '../process/ways.ts'
import { page } from './lists.ts'

interface Asked {
  readonly params: { readonly slug: string; readonly version: number }
  readonly query: { readonly days: number; readonly until?: string | undefined }
}

export const process = implement(processOperations.read, async (act, asked) => {
  const { flow, span, counted } = await countedFor(act, asked)
  return { from: span.from.toString(), until: span.until.toString(), ...processView(flow, counted) }
})

export const processCases = implement(processOperations.cases, async (act, asked) => {
  const { what, of } = asked.query
  const { flow, counted } = await countedFor(act, asked)
  const groups =
    what === 'overdue'
      ? counted.overdue.filter(({ stage }) => stage === of)
      : waysOf(flow, counted.traces).filter((way) => isOf(way, what, of))
  const ids = groups
    .flatMap((group) => group.ids)
    .toSorted()
    .slice(-LISTED)
  const { read } = act.platform.database
  const rows = await casesInScope(read, officerOf(act.principal), { ids, limit: LISTED })
  const { cases } = await page(act, rows, LISTED)
  return { count: groups.reduce((sum, group) => sum + group.cases, 0), cases }
})

async function countedFor(act: Act, { params, query }: Asked) {
  const { database } = act.platform
  const matter = await definitionOf(database, params.slug, params.version)
  if (!matter) throw new Problem('matter.not-found')
  const until = query.until === undefined ? dateOf(act.now) : Temporal.PlainDate.from(query.until)
  const span: Span = {
    ...params,
    from: until.subtract({ days: query.days - 1 }),
    until,
    scope: scopeOf(act.principal),
    now: act.now,
  }
  return { flow: matter.definition.flow, span, counted: await countSpan(database.read, span) }
}

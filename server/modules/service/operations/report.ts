import { guideReportOperations } from '#contract'
import { takeRate } from '#modules/identity'
import { currentDefinition, definitionOf, isService, itemFor } from '#modules/matter'
import { randomToken, uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findReport, keepReport } from '../report/keep.ts'

/** From one address: nobody has more to say at once, and a person reads each. */
const REPORTS = { limit: 5, minutes: 60 }

export const reportGuide = implement(guideReportOperations.report, async (act, { params, body }) => {
  const { platform, now, principal, client } = act
  const { database, signals } = platform
  const [current, read, item] = await Promise.all([
    currentDefinition(database, params.slug),
    definitionOf(database, params.slug, body.version),
    itemFor(database, params.slug, body.region),
  ])
  if (!current || !isService(current) || !read) throw new Problem('matter.not-found')
  if (!item) throw new Problem('filing.no-item')
  await takeRate(database.read, `guide ${client.ip}`, now, REPORTS)
  const code = randomToken(16)
  await keepReport(
    database.read,
    {
      reportId: uuidv7(now),
      code,
      slug: params.slug,
      version: body.version,
      element: body.element,
      words: body.words,
      subjectId: principal.kind === 'person' ? principal.subjectId : null,
      unit: item.unit,
      region: item.region,
      caseId: uuidv7(now),
    },
    now,
  )
  signals.emit('service.reported')
  return { code, unitName: item.unit.name }
})

export const guideReport = implement(guideReportOperations.reported, async (act, { params }) => {
  const { database } = act.platform
  const report = await findReport(database.read, params.code)
  const about = report && (await definitionOf(database, report.slug, report.version))
  if (!about) throw new Problem('service.report-not-found')
  const { slug, version, element, words, unitName, fixedVersion, answer } = report
  return {
    slug,
    title: about.definition.title,
    version,
    element,
    words,
    unitName,
    reportedAt: report.reportedAt.toString(),
    state:
      report.upheld === null ? ('open' as const) : report.upheld ? ('fixed' as const) : ('answered' as const),
    fixedVersion,
    answer,
    settledAt: report.settledAt?.toString() ?? null,
  }
})

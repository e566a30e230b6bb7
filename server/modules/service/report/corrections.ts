import { guideElements } from '#contract'
import { fileByMachine } from '#modules/case'
import { definitionOf } from '#modules/matter'
import type { Platform } from '#platform/runtime'
import { takeUnfiled, type Unfiled } from './keep.ts'

const CORRECTION = 'guide-correction'
const BATCH = 20
const LONGEST_DELAY_MINUTES = 360

/**
 * Opens the case of each report, with the unit that handles the matter: filed under the id that the report chose, so that filing twice is
 * filing once. What cannot be filed now is tried again later and later. Gives whether there may be more.
 */
export function openCorrections(platform: Platform): Promise<boolean> {
  const { database, clock, log } = platform
  return database.write(async (tx) => {
    const unfiled = await takeUnfiled(tx, clock.now(), BATCH)
    for (const report of unfiled)
      try {
        await openOne(platform, report)
        await tx`update service.guide_report set filed_at = ${clock.now()} where report_id = ${report.reportId}`
      } catch (cause) {
        const minutes = Math.min(2 ** report.attempts, LONGEST_DELAY_MINUTES)
        await tx`
          update service.guide_report set attempts = attempts + 1, due_at = ${clock.now().add({ minutes })} where report_id = ${report.reportId}`
        log.error('service.correction-put-off', cause, { caseId: report.caseId })
      }
    return unfiled.length === BATCH
  })
}

async function openOne(platform: Platform, report: Unfiled): Promise<void> {
  const about = await definitionOf(platform.database, report.slug, report.version)
  await fileByMachine(platform, {
    slug: CORRECTION,
    caseId: report.caseId,
    unitId: report.unitId,
    handledIn: { code: report.regionCode, path: report.regionPath, name: report.regionName },
    answers: {
      service: about?.definition.title.zh ?? report.slug,
      version: report.version,
      element: report.element,
      about: guideElements[report.element].zh,
      error: report.words,
    },
    by: { id: 'service', name: '指南纠错', operation: 'service.correction-opened' },
  })
}

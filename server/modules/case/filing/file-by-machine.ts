import { currentDefinition, isService, itemFor } from '#modules/matter'
import { findUnit, officersOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { machine } from '../outbox/tell.ts'
import { fileCase } from './file.ts'
import { unitSubject } from './subject.ts'

/**
 * Files work in the name of a unit with nobody before a form; whoever decides there hears of it as its filer. Filed twice under one id it
 * is filed once. Throws filing.no-item where nobody handles it in the unit's region, filing.answers-invalid.
 */
export async function fileByMachine(
  platform: Platform,
  {
    slug,
    caseId,
    unitId,
    answers,
  }: {
    readonly slug: string
    readonly caseId: string
    readonly unitId: string
    readonly answers: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const { database, clock } = platform
  const [matter, unit, officers] = await Promise.all([
    currentDefinition(database, slug),
    findUnit(database.read, unitId),
    officersOf(database.read, unitId, dateOf(clock.now()), 'approver'),
  ])
  const item = unit && (await itemFor(database, slug, unit.regionCode))
  const [filer] = officers
  if (!matter || isService(matter) || !item || !filer) throw new Problem('filing.no-item')
  await fileCase(
    platform,
    {
      caseId,
      matter,
      item,
      subject: unitSubject(unit),
      filer: { accountId: '', subjectId: undefined, name: unit.name, caseFilerId: filer.officerId },
      relation: 'unit',
      channel: 'internal',
      answers,
    },
    machine(platform, unit.name, 'case.filed-by-machine'),
  )
}

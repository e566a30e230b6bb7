import { currentDefinition, isService, itemFor } from '#modules/matter'
import { findUnit, officersOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { CaseBase } from '../record.ts'
import { fileCase } from './file.ts'
import { unitSubject } from './subject.ts'

export interface MachineFiling {
  readonly slug: string
  /** Filed twice under one id it is filed once. */
  readonly caseId: string
  /** In whose name it is filed. */
  readonly unitId: string
  /** Where that unit handles it itself; else the matter's own item in the unit's region says who does. */
  readonly handledIn?: CaseBase['region']
  readonly answers: Readonly<Record<string, unknown>>
  /** What of the platform files it, as the case and the audit trail name it. */
  readonly by: { readonly id: string; readonly name: string; readonly operation: string }
}

/**
 * Files work in the name of a unit with nobody before a form; whoever decides there hears of it as its filer. Throws filing.no-item where
 * nobody handles it in the region, filing.answers-invalid.
 */
export async function fileByMachine(
  platform: Platform,
  { slug, caseId, unitId, handledIn, answers, by }: MachineFiling,
): Promise<void> {
  const { database, clock } = platform
  const [matter, unit, [head]] = await Promise.all([
    currentDefinition(database, slug),
    findUnit(database.read, unitId),
    officersOf(database.read, unitId, dateOf(clock.now()), 'approver'),
  ])
  const item = unit && (await itemFor(database, slug, handledIn?.code ?? unit.regionCode))
  if (!matter || isService(matter) || !item) throw new Problem('filing.no-item')
  await fileCase(
    platform,
    {
      caseId,
      matter,
      item: handledIn ? { ...item, region: handledIn, unit } : item,
      subject: unitSubject(unit),
      filer: { accountId: '', subjectId: undefined, name: by.name, caseFilerId: head?.officerId ?? unit.id },
      relation: 'unit',
      channel: 'internal',
      answers,
    },
    {
      actor: { kind: 'system', id: by.id, name: by.name },
      act: { principal: { kind: 'system' }, now: clock.now() },
      operation: by.operation,
    },
  )
}

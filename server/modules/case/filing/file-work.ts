import { currentDefinition, isService, itemFor } from '#modules/matter'
import { findUnit } from '#modules/organization'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { actorOf } from '../actor.ts'
import { officerOf } from '../access.ts'
import type { Performed } from '../perform.ts'
import type { CaseBase } from '../record.ts'
import { filerOf, requireMayFile } from './context.ts'
import { fileCase } from './file.ts'
import { unitSubject } from './subject.ts'

/** Lets an officer go on whose post may file this work where they are. Throws access.denied, filing.no-item. */
export async function requireMayFileWork(act: Act, slug: string): Promise<void> {
  await workFor(act, slug)
}

/** Files work in the name of the officer's unit, with no draft before it. Filed twice under one id it is filed once. */
export async function fileWork(
  act: Act,
  slug: string,
  caseId: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<Performed & { base: CaseBase }> {
  const { officer, matter, item, subject } = await workFor(act, slug)
  return fileCase(
    act.platform,
    {
      caseId,
      matter,
      item,
      subject,
      filer: filerOf(act, subject, 'unit'),
      relation: 'unit',
      channel: 'internal',
      answers,
    },
    { actor: actorOf(officer), act, operation: act.operation.id },
  )
}

async function workFor(act: Act, slug: string) {
  const officer = officerOf(act.principal)
  const { database } = act.platform
  const [matter, unit, item] = await Promise.all([
    currentDefinition(database, slug),
    findUnit(database.read, officer.unitId),
    itemFor(database, slug, officer.regionCode),
  ])
  if (!matter || isService(matter) || !unit) throw new Problem('filing.no-item')
  await requireMayFile(act, officer, matter.definition)
  if (!item) throw new Problem('filing.no-item')
  return { officer, matter, item, subject: unitSubject(unit) }
}

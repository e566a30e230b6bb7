import { currentDefinition, itemFor } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { fileCase } from '../filing/file.ts'
import { findFilingSubject } from '../filing/subject.ts'
import { findCase } from '../queries.ts'
import type { CaseBase } from '../record.ts'
import type { Effect } from './effect.ts'
import { machine, tellCase } from './tell.ts'

/** Files the case of a leg, for whom and by whom the whole was filed. A leg that cannot be filed ends with the reason. */
export async function spawnLeg(platform: Platform, { caseId, body }: Effect<'spawn'>): Promise<void> {
  const parent = await findCase(platform.database.read, caseId)
  const leg = parent?.state.legs[body.leg]
  // Withdrawn, or left for another way: nobody waits for it any more.
  if (leg?.caseId !== body.caseId || !parent?.state.active.includes(leg.stage)) return
  try {
    await fileLeg(platform, parent.base, body)
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status >= 500 || cause.code === 'case.stale') throw cause
    const fields = (cause.members as { fields?: { path: string }[] } | undefined)?.fields
    const reason = [cause.code, ...(fields ?? []).map(({ path }) => path)].join(' ')
    await tellCase(
      platform,
      caseId,
      { kind: 'leg-end', leg: body.leg, caseId: body.caseId, outcome: 'ended', reason },
      'case.leg-ended',
    )
  }
}

async function fileLeg(platform: Platform, parent: CaseBase, body: Effect<'spawn'>['body']): Promise<void> {
  const { database } = platform
  const matter = await currentDefinition(database, body.matter)
  const item = matter && (await itemFor(database, body.matter, parent.region.code))
  if (!matter || !item) throw new Problem('filing.no-item')
  const found = await findFilingSubject(
    database.read,
    { subjectId: parent.subject.id, relation: parent.relation },
    matter.libraries.subject,
  )
  if (!found) throw new Problem('filing.not-found')
  await fileCase(
    platform,
    {
      caseId: body.caseId,
      matter,
      item,
      subject: found.subject,
      facts: found.facts,
      // Nobody sits before a form: what the filer's account would fill in, the whole has told.
      filer: {
        accountId: '',
        subjectId: undefined,
        name: parent.filer.name,
        caseFilerId: parent.filer.id,
      },
      relation: parent.relation as never,
      channel: parent.channel,
      answers: body.answers,
      parent: { caseId: parent.caseId, leg: body.leg },
    },
    machine(platform, item.unit.name, 'case.leg-filed'),
  )
}

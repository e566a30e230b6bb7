import { endGiven } from '#modules/certificate'
import { actsOf, findCase, type Service, type ServiceCall } from '#modules/case'
import { calendarOf, deadline } from '#modules/calendar'
import { putRecord } from '#modules/credit'
import { definitionOf } from '#modules/matter'
import { notify } from '#modules/message'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import { z } from 'zod'

/** 行政许可法第六十九条第二款: what was obtained by deceit shall be revoked. */
const REVOKED_BY = { law: 'law:行政许可法#69.2' } as const

/** Service `pledge.keep`: the check found the pledge true, or mended in time. Answers `kept`. */
export const keepPledge: Service = async (platform, { base }) => {
  await platform.database.read`
    update pledge.pledge set outcome = 'kept', settled_at = coalesce(settled_at, ${platform.clock.now()}) where check_case_id = ${base.caseId}`
  return { answer: 'kept' }
}

/**
 * Service `pledge.breach`: the pledge was untrue. What was given on it is revoked, a credit record bars whoever gave it from pledging
 * again, and they are told; all of it once, however often it is asked. Answers `recorded`.
 */
export const breachPledge: Service = async (platform, call) => {
  const { database, clock } = platform
  const pledged = await pledgeOf(platform, call)
  const finding = z.string().parse(call.state.answers['finding'])
  const now = clock.now()
  const { base, state } = pledged.granted
  for (const { certificateId } of state.results)
    await endGiven(database.read, certificateId, finding, { now, operation: 'pledge.breached' })
  const acts = await actsOf(database.read, call.base.caseId)
  const foundBy = [...new Set(acts.flatMap(({ actor }) => (actor.kind === 'officer' ? [actor.id] : [])))]
  const start = dateOf(now)
  const { due } = deadline(calendarOf(platform), { ...pledged.bar, start })
  await database.write(async (transaction) => {
    await putRecord(
      transaction,
      {
        subjectId: base.subject.id,
        subjectName: base.subject.name,
        kind: 'pledge-breach',
        finding,
        basis: REVOKED_BY,
        caseId: call.base.caseId,
        regionPath: base.region.path,
        unitPath: base.unit.path,
        validFrom: start,
        validTo: due,
        barsPledges: true,
        foundBy,
      },
      now,
    )
    await transaction`
      update pledge.pledge set outcome = 'breached', settled_at = coalesce(settled_at, ${now}) where check_case_id = ${call.base.caseId}`
    await notify(
      transaction,
      [...new Set([base.subject.id, base.filer.id])].map((subjectId) => ({
        to: { subjectId },
        kind: 'pledge.breached',
        params: { slug: base.slug, number: base.number, subjectName: base.subject.name },
        // No act of the case has revision 0; each pledge has a place of its own there, beside those of bills, which count up from one.
        effect: { caseId: base.caseId, revision: 0, effectIndex: -pledged.place },
      })),
      now,
    )
  })
  return { answer: 'recorded', note: `记入信用，${due.toString()}前不适用告知承诺` }
}

async function pledgeOf({ database }: Platform, { base: check }: ServiceCall) {
  const [row] = await database.read<{ caseId: string; material: string }[]>`
    select case_id as "caseId", material from pledge.pledge where check_case_id = ${check.caseId}`
  const granted = row && (await findCase(database.read, row.caseId))
  const matter = granted && (await definitionOf(database, granted.base.slug, granted.base.version))
  const index = matter?.definition.materials.findIndex(({ id }) => id === row?.material) ?? -1
  const bar = matter?.definition.materials[index]?.pledge?.bar
  if (!granted || !bar) throw new Error('the case that rests on the pledge is gone')
  return { granted, bar, place: index + 1 }
}

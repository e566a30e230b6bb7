import { legsIn } from '#contract'
import { giveOn } from '#modules/material'
import { currentDefinition, definitionOf, itemFor, type PublishedMatter } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { fileCase } from '../filing/file.ts'
import { requiredSlots } from '../filing/required.ts'
import { findFilingSubject } from '../filing/subject.ts'
import { findCase } from '../queries.ts'
import type { ValueSource } from '../case.ts'
import type { CaseBase } from '../record.ts'
import type { Effect } from './effect.ts'
import { machine, tellCase, unlessRefused } from './tell.ts'

const TAKEN_BACK = '整件事已经结束'

/** Files the case of a leg, for whom and by whom the whole was filed. A leg that cannot be filed ends with the reason. */
export async function spawnLeg(platform: Platform, { caseId, body }: Effect<'spawn'>): Promise<void> {
  const parent = await findCase(platform.database.read, caseId)
  const leg = parent?.state.legs[body.leg]
  if (!parent || leg?.caseId !== body.caseId || leg.state !== 'running') return
  if (parent.state.status === 'closed') return recallLeg(platform, body.caseId, TAKEN_BACK)
  // Left for another way: nobody waits for it any more.
  if (!parent.state.active.includes(leg.stage)) return
  try {
    await fileLeg(platform, parent.base, body)
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status >= 500 || cause.code === 'case.stale') throw cause
    await unlessRefused(
      tellCase(
        platform,
        caseId,
        {
          kind: 'leg-end',
          leg: body.leg,
          caseId: body.caseId,
          outcome: 'unfiled',
          reason: reasonOf(cause),
        },
        'case.leg-ended',
      ),
    )
    return
  }
  // Whoever closed the whole meanwhile may have found no case to take back.
  const after = await findCase(platform.database.read, caseId)
  if (after?.state.status === 'closed') await recallLeg(platform, body.caseId, TAKEN_BACK)
}

/** Takes a leg back with the whole; what is decided already stands. */
export async function recallLeg(platform: Platform, caseId: string, reason: string): Promise<void> {
  await unlessRefused(tellCase(platform, caseId, { kind: 'withdraw', reason }, 'case.leg-recalled'))
}

/** The code, and the fields that are wrong: `filing.answers-invalid childName phone`. */
function reasonOf(cause: Problem): string {
  const fields = (cause.members as { fields?: { field: string }[] } | undefined)?.fields ?? []
  return [cause.code, ...new Set(fields.map(({ field }) => field))].join(' ')
}

async function fileLeg(platform: Platform, parent: CaseBase, body: Effect<'spawn'>['body']): Promise<void> {
  const { database } = platform
  const matter = await currentDefinition(database, body.matter)
  if (!matter) throw new Problem('filing.no-item')
  const found = await findFilingSubject(
    database.read,
    { subjectId: parent.subject.id, relation: parent.relation },
    matter.libraries.subject,
  )
  if (!found) throw new Problem('filing.not-found')
  const { subject, facts } = found
  const applicants: readonly string[] = matter.definition.applicants
  if (!applicants.includes(parent.relation === 'unit' ? 'unit' : subject.kind))
    throw new Problem('filing.wrong-applicant')
  const item = await itemFor(database, body.matter, subject.regionCode)
  if (!item) throw new Problem('filing.no-item')
  const whole = await definitionOf(database, parent.slug, parent.version)
  const materials = whole ? (legsIn(whole.definition.flow)[body.leg]?.materials ?? {}) : {}
  if (Object.keys(materials).length > 0)
    await giveOn(
      database.read,
      {
        caseId: body.caseId,
        ownerId: subject.id,
        slug: body.matter,
        regionPath: item.region.path,
        unitPath: item.unit.path,
        required: requiredSlots(matter),
      },
      { caseId: parent.caseId, slots: materials },
      { at: platform.clock.now(), by: parent.filer.name },
    )
  await fileCase(
    platform,
    {
      caseId: body.caseId,
      matter,
      item,
      subject,
      facts,
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
      told: toldBy(whole, parent),
    },
    machine(platform, item.unit.name, 'case.leg-filed'),
  )
}

/** The filing of the whole, as the source of what a leg is told. */
function toldBy(whole: PublishedMatter | undefined, { slug, submittedAt }: CaseBase): ValueSource {
  const { zh, en } = whole?.definition.title ?? { zh: slug, en: slug }
  return { library: 'case', label: { zh: `${zh}申请`, en: `Application: ${en}` }, asOf: submittedAt }
}

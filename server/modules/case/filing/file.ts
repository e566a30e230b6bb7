import { fileAnswers, type AnswerFault } from '#modules/form'
import type { MatterItem, PublishedMatter } from '#modules/matter'
import { holdingsOf } from '#modules/certificate'
import type { Facts, Subject } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { ValueSource } from '../case.ts'
import { nextNumber } from '../numbers.ts'
import { perform, type Performed, type Performer } from '../perform.ts'
import type { CaseBase, Channel } from '../record.ts'
import { takeAdvised } from './advice.ts'
import { declared } from './declared.ts'
import type { FilerRelation } from './draft.ts'
import { gather, type Filer } from './gather.ts'
import { requireMayPledge, unpledgedSlots } from './pledges.ts'
import { materialsMissing, missingMaterials, slotsForLegs } from './required.ts'

export interface Filing {
  /** The case takes the draft's id, so that filing twice is filing once. */
  readonly caseId: string
  readonly matter: PublishedMatter
  readonly item: MatterItem
  readonly subject: Subject
  /** What the matter's libraries say of the subject, where it was read already. */
  readonly facts?: Facts
  readonly filer: Filer & { readonly name: string; readonly caseFilerId: string }
  readonly relation: FilerRelation
  readonly channel: Channel
  readonly answers: Readonly<Record<string, unknown>>
  /** The case that this one is a leg of, and how its filing is called as the source of the answers. */
  readonly parent?: CaseBase['parent']
  readonly told?: ValueSource
}

/** Files: answers judged against the form and compared with their sources, then one act that goes as far as the rules carry it. Throws filing.answers-invalid with every fault, filing.materials-missing with every material. */
export async function fileCase(
  platform: Platform,
  filing: Filing,
  performer: Performer,
): Promise<Performed & { base: CaseBase }> {
  const { matter, subject } = filing
  const { form } = matter.definition
  const { read } = platform.database
  const [{ gathered, prefilled }, held] = await Promise.all([
    gather(read, matter, subject.id, filing.filer, dateOf(performer.act.now), filing.facts),
    matter.decision ? holdingsOf(read, subject.id, matter.definition.slug) : [],
  ])
  const { values, faults } = fileAnswers(matter.form, filing.answers, prefilled)
  if (faults.length > 0) throw answersInvalid(faults)
  await requireMayPledge(read, matter, subject.id, values, dateOf(performer.act.now))
  const alsoRequired = [
    ...(await slotsForLegs(platform.database, matter, { form: values, subject })),
    ...unpledgedSlots(matter, values),
  ]
  const missing = await missingMaterials(read, matter, filing.caseId, alsoRequired)
  if (missing.length > 0) throw materialsMissing(missing)
  const advised = await takeAdvised(platform, matter, values, {
    caseId: filing.caseId,
    subjectId: subject.id,
    regionCode: filing.item.region.code,
    on: dateOf(performer.act.now),
  })
  if (advised.length > 0) throw answersInvalid(advised)
  const base = await baseOf(platform, filing, performer.act.now)
  const answers = declared(form, values, prefilled, toldIn(values, filing.told))
  const fresh = { base, revision: 0, state: null, closedAt: null }
  const performed = await perform(
    platform,
    matter,
    fresh,
    { kind: 'file', channel: filing.channel, ...answers },
    performer,
    { facts: { subject: gathered.subject, held } },
  ).catch(async (cause: unknown) => {
    // Taken back between the look above and the act.
    if (cause instanceof Error && 'code' in cause && cause.code === 'YW412')
      throw materialsMissing(await missingMaterials(read, matter, filing.caseId, alsoRequired))
    throw cause
  })
  return { ...performed, base }
}

/** A leg has every answer from the filing of the whole, or from sources of its own. */
function toldIn(values: Readonly<Record<string, unknown>>, told: ValueSource | undefined) {
  return told ? Object.fromEntries(Object.keys(values).map((name) => [name, told])) : {}
}

export function answersInvalid(faults: readonly AnswerFault[]): Problem {
  return new Problem('filing.answers-invalid', { members: { fields: faults } })
}

async function baseOf(
  platform: Platform,
  { caseId, matter, item, subject, filer, relation, channel, parent }: Filing,
  now: Temporal.Instant,
): Promise<CaseBase> {
  return {
    caseId,
    number: await nextNumber(platform.database, item.itemCode, dateOf(now)),
    slug: matter.definition.slug,
    version: matter.definition.version,
    itemCode: item.itemCode,
    region: item.region,
    unit: { id: item.unit.id, path: item.unit.path, name: item.unit.name },
    subject: { id: subject.id, kind: subject.kind, name: subject.name, identifier: subject.identifier },
    filer: { id: filer.caseFilerId, name: filer.name },
    relation,
    channel,
    submittedAt: now.toString(),
    ...(parent ? { parent } : {}),
  }
}

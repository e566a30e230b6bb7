import { isDeepStrictEqual } from 'node:util'
import { fileAnswers, filedFields } from '#modules/form'
import type { PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import type { CaseState } from '../case.ts'
import { perform, type Performed, type Performer } from '../perform.ts'
import type { Current } from '../record.ts'
import { takeAdvised } from './advice.ts'
import { declared } from './declared.ts'
import { answersInvalid } from './file.ts'
import { gather, type Filer } from './gather.ts'

/** Answers the one notice of everything missing: what was filed before stands unless it is answered anew. Throws filing.answers-invalid and what `perform` throws. */
export async function correctCase(
  platform: Platform,
  matter: PublishedMatter,
  found: Current & { readonly state: CaseState },
  correction: { readonly answers: Readonly<Record<string, unknown>>; readonly note?: string | undefined },
  filer: Filer,
  performer: Performer,
): Promise<Performed> {
  const { form } = matter.definition
  const { prefilled } = await gather(
    platform.database.read,
    matter,
    found.base.subject.id,
    filer,
    dateOf(performer.act.now),
  )
  const filed = new Set(filedFields(form))
  const entries = Object.entries(found.state.answers)
  const kept = Object.fromEntries(entries.filter(([name]) => filed.has(name)))
  const filledIn = Object.fromEntries(entries.filter(([name]) => !filed.has(name)))
  const { values, faults } = fileAnswers(matter.form, { ...kept, ...correction.answers }, prefilled)
  if (faults.length > 0) throw answersInvalid(faults)
  const advised = await takeAdvised(platform, matter, values, {
    caseId: found.base.caseId,
    subjectId: found.base.subject.id,
    regionCode: found.base.region.code,
    on: dateOf(performer.act.now),
  })
  if (advised.length > 0) throw answersInvalid(advised)
  const told = Object.fromEntries(
    Object.entries(found.state.sources).filter(
      ([name, { library }]) => library === 'case' && isDeepStrictEqual(values[name], kept[name]),
    ),
  )
  const answers = declared(form, values, prefilled, told)
  return perform(
    platform,
    matter,
    found,
    {
      kind: 'correct',
      ...answers,
      answers: { ...filledIn, ...answers.answers },
      ...(correction.note ? { note: correction.note } : {}),
    },
    performer,
  )
}

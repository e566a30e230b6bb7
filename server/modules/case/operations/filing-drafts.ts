import { filingOperations } from '#contract'
import { unknownAnswers } from '#modules/form'
import { takeAllBack } from '#modules/material'
import { definitionOf } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { filingContext, getDraft, keeperOf } from '../filing/context.ts'
import { discardDraft, findDraft, openDrafts, saveDraft } from '../filing/draft.ts'
import { gather } from '../filing/gather.ts'
import { slotsOf } from '../filing/slots.ts'
import { findFilingSubject } from '../filing/subject.ts'
import { filingView } from '../filing/view.ts'

export const get = implement(filingOperations.get, async (act, { params }) => {
  const draft = await getDraft(act, params.id)
  if (draft.submittedAt) throw new Problem('filing.not-found')
  const { matter, item, subject, facts, filer } = await filingContext(act, draft)
  const { read } = act.platform.database
  const [{ prefilled }, slots] = await Promise.all([
    gather(read, matter, subject.id, filer, dateOf(act.now), facts),
    slotsOf(read, matter, { caseId: draft.id, subjectId: subject.id }, act.now),
  ])
  return filingView({ draft, matter, item, subject, filerName: filer.name, prefilled, slots })
})

export const list = implement(filingOperations.list, async (act) => {
  const { database } = act.platform
  const drafts = await openDrafts(database.read, keeperOf(act))
  const shown = await Promise.all(
    drafts.map(async (draft) => {
      const [matter, found] = await Promise.all([
        definitionOf(database, draft.slug, draft.version),
        findFilingSubject(database.read, draft, []),
      ])
      return matter && found
        ? [
            {
              id: draft.id,
              slug: draft.slug,
              title: matter.definition.title,
              subjectName: found.subject.name,
              savedAt: draft.savedAt.toString(),
            },
          ]
        : []
    }),
  )
  return { drafts: shown.flat() }
})

export const save = implement(filingOperations.save, async (act, { params, body }) => {
  const { database } = act.platform
  const keeper = keeperOf(act)
  const draft = await findDraft(database.read, params.id, keeper)
  if (!draft || draft.submittedAt) throw new Problem('filing.not-found')
  const matter = await definitionOf(database, draft.slug, draft.version)
  const faults = matter ? unknownAnswers(matter.definition.form, body.answers) : []
  if (faults.length > 0) throw new Problem('filing.answers-invalid', { members: { fields: faults } })
  const revision = await saveDraft(database.read, params.id, keeper, body.revision, body.answers, act.now)
  if (revision === undefined) throw new Problem('filing.stale', { detail: 'saved on another device since' })
  return { revision, savedAt: act.now.toString() }
})

export const discard = implement(filingOperations.discard, async (act, { params }) => {
  const { read } = act.platform.database
  if (!(await discardDraft(read, params.id, keeperOf(act)))) throw new Problem('filing.not-found')
  await takeAllBack(read, params.id)
  return { discarded: true }
})

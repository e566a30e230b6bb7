import { designOperations, matterDefinition } from '#contract'
import { scopeOf, shown } from '#modules/access'
import { getDesign, itemsOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { lastCases, tryOut } from '../rerun/trial.ts'

/** Judges the last cases of a matter by a draft; nothing is kept of it. */
export const trial = implement(designOperations.trial, async (act, { params, query }) => {
  const { row } = await getDesign(act, params.id)
  const parsed = matterDefinition.safeParse(row.body)
  if (!parsed.success)
    throw new Problem('design.faulty', {
      members: {
        findings: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      },
    })
  const { database } = act.platform
  const units = (await itemsOf(database, row.slug)).map(({ unit }) => unit.id)
  const scope = scopeOf(act.principal)
  const cases = await lastCases(database.read, row.slug, [...new Set(units)], scope, query.cases)
  const differing = await tryOut(parsed.data, cases)
  return {
    tried: cases.length,
    differing: differing.length,
    cases: differing.map(({ past, ...tried }) => ({
      ...tried,
      subjectName:
        past.subjectKind === 'entity'
          ? past.subjectName
          : shown(act.principal, 'person-name', past.subjectName, { own: false }),
    })),
  }
})

import { caseOperations } from '#contract'
import { certificatesOfCase } from '#modules/certificate'
import { sealedEntries } from '#modules/ledger'
import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCase, orphanedTasks } from '../access.ts'
import { choicesForActs } from '../filing/act-answers.ts'
import { actsOf } from '../queries.ts'
import { takenInBy } from '../taken-in.ts'
import { caseView } from '../view/case.ts'
import { linksSeen } from '../view/links.ts'
import { wholeOf } from '../view/whole.ts'

export const get = implement(caseOperations.get, async (act, { params }) => {
  const { platform } = act
  const { read } = platform.database
  const [found, acts, sealed, certificates] = await Promise.all([
    getVisibleCase(act, params.id),
    actsOf(read, params.id),
    sealedEntries(read, params.id),
    certificatesOfCase(read, params.id),
  ])
  const matter = await definitionOf(platform.database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('case.not-found')
  const { principal } = act
  const [orphaned, links, whole, choices, window] = await Promise.all([
    orphanedTasks(act, found.state),
    linksSeen(act, found),
    wholeOf(act, found, matter),
    principal.kind === 'officer' ? choicesForActs(act, principal, matter, found) : {},
    found.base.channel === 'window' ? takenInBy(read, params.id) : undefined,
  ])
  return caseView(platform, act.principal, act.now, {
    found,
    matter,
    acts,
    sealed,
    certificates,
    orphaned,
    links,
    whole,
    choices,
    takenInBy: window && window.unitId !== found.base.unit.id ? window.unitName : null,
  })
})

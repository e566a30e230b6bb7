import { licenceOperations, type NeededLicence } from '#contract'
import { findActsFor } from '#modules/identity'
import { offeredVersions } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { neededBy, type Licence } from '../licence.ts'
import { currentLicences } from '../load.ts'
import { newFirms, type NewFirm } from '../queries.ts'

/** So long after the registration a firm is new. */
const NEW_DAYS = 365

export const needed = implement(licenceOperations.needed, async ({ principal, platform, now }) => {
  if (principal.kind !== 'person') throw new Problem('access.sign-in-required')
  const { read } = platform.database
  const today = dateOf(now)
  const actsFor = await findActsFor(read, principal.subjectId, today)
  const mayFile = new Map(actsFor.map((each) => [each.subjectId, each.matterCodes]))
  const [firms, licences, offered] = await Promise.all([
    newFirms(read, [...mayFile.keys()], now.subtract({ hours: 24 * NEW_DAYS }), today),
    currentLicences(read),
    offeredVersions(platform.database),
  ])
  return {
    firms: firms.map((firm) => {
      const codes = mayFile.get(firm.subjectId) ?? null
      return {
        subject: { id: firm.subjectId, name: firm.name },
        registeredOn: dateOf(firm.registeredAt).toString(),
        licences: neededBy(licences, firm.scope)
          .filter(({ matter }) => codes === null || (matter !== undefined && codes.includes(matter)))
          .map((each) => neededView(each, firm, offered)),
      }
    }),
  }
})

function neededView(
  { id, title, reform, says, basis, matter, unless }: Licence,
  { held, open }: NewFirm,
  offered: ReadonlyMap<string, number>,
): NeededLicence {
  const caseId = (matter !== undefined && open[matter]) || null
  const isHeld = [matter ?? '', ...unless].some((slug) => held.includes(slug))
  return {
    id,
    title,
    reform,
    says,
    basis,
    slug: matter !== undefined && offered.has(matter) ? matter : null,
    state: reform === 'drop' ? 'dropped' : isHeld ? 'held' : caseId ? 'open' : 'needed',
    caseId,
  }
}

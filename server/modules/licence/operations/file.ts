import { licenceOperations } from '#contract'
import { openFiling } from '#modules/case'
import { findActsFor } from '#modules/identity'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { neededBy } from '../licence.ts'
import { currentLicences } from '../load.ts'
import { newFirms } from '../queries.ts'

export const file = implement(licenceOperations.file, async (act, { params, body }) => {
  const { principal, platform, now } = act
  if (principal.kind !== 'person') throw new Problem('access.sign-in-required')
  const { read } = platform.database
  const today = dateOf(now)
  const actsFor = await findActsFor(read, principal.subjectId, today)
  const own = actsFor
    .filter(({ subjectId }) => subjectId === body.subjectId)
    .map(({ subjectId }) => subjectId)
  const [[firm], licences] = await Promise.all([
    newFirms(read, own, Temporal.Instant.fromEpochMilliseconds(0), today),
    currentLicences(read),
  ])
  // Somebody else's firm, and what this one does not need, are not there.
  const found = firm && neededBy(licences, firm.scope).find(({ id }) => id === params.id)
  if (!firm || found?.matter === undefined) throw new Problem('licence.not-found')
  const words = found.scope.filter((word) => firm.scope.includes(word)).join('、')
  return openFiling(act, {
    slug: found.matter,
    subjectId: firm.subjectId,
    fresh: false,
    answers: found.fills,
    origin: {
      zh: `${firm.name}的营业执照写了“${words}”，所以要办${found.title.zh}`,
      en: `The licence of ${firm.name} says ${words}, which needs: ${found.title.en}`,
    },
  })
})

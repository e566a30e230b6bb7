import { materialOperations } from '#contract'
import { maySeeWhole, shown } from '#modules/access'
import { mayAsk } from '#modules/material'
import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCase } from '../access.ts'
import { slotsOf } from '../filing/slots.ts'

export const ofCase = implement(materialOperations.ofCase, async (act, { params }) => {
  const { platform, principal } = act
  const { base } = await getVisibleCase(act, params.id)
  const matter = await definitionOf(platform.database, base.slug, base.version)
  if (!matter) throw new Problem('case.not-found')
  const place = { caseId: base.caseId, subjectId: base.subject.id }
  const slots = await slotsOf(platform.database.read, matter, place, act.now)
  const own = principal.kind === 'person'
  return {
    mayOpen: maySeeWhole(principal),
    slots: slots.map((slot) => {
      const standing = slot.given.filter(({ handedInAt, replacedAt }) => handedInAt && !replacedAt)
      const material = matter.definition.materials.find(({ id }) => id === slot.id)
      return {
        ...slot,
        // What is not handed in yet, and what could be, is the applicant's.
        given: (own ? slot.given : slot.given.filter(({ handedInAt }) => handedInAt)).map((given) => ({
          ...given,
          // A file's name says as much as what is in it.
          name: shown(principal, 'address', given.name, { own }),
        })),
        offered: own ? slot.offered : [],
        mayAsk: material !== undefined && mayAsk(material, standing),
      }
    }),
  }
})

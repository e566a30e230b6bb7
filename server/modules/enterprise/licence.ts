import { makeCertificate } from '#modules/certificate'
import { handedOutBy, requestOf, type ResultMaker } from '#modules/case'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { creditKinds, nextCreditCode } from './code.ts'
import { bindName } from './hold.ts'
import { addEntity, registeredBy, type RegisteredEntity } from './registered.ts'

type Input = Parameters<ResultMaker['make']>[1]

/** What is bound to an entity that never came to be registered is free again after so long. */
const BOUND_MONTHS = 2

/**
 * Result `business-licence`: the entity gets its code and the licence that it is the holder of; the day of the licence is the day it was
 * established (市场主体登记管理条例第二十一条). Made again for the same case it is the same entity.
 */
export const businessLicence: ResultMaker = {
  follow: 'enterprise.enter',
  async make(platform, input) {
    const { entityId, creditCode, name } = await entityOf(platform, input)
    const request = requestOf(input)
    return makeCertificate(
      platform.keyStore,
      {
        ...request,
        holder: { id: entityId, kind: 'entity', name, identifier: creditCode },
        context: { ...request.context, found: { ...request.context.found, entity: { name, creditCode } } },
      },
      input.now,
      await handedOutBy(platform, input.base),
    )
  },
}

/** The entity of a case: it is given its code once, under the name that the filing keeps. */
async function entityOf({ database }: Platform, { base, matter, now }: Input): Promise<RegisteredEntity> {
  const known = await registeredBy(database.read, base.caseId)
  if (known) return known
  const on = dateOf(now)
  // The first 18 characters of an item code are the unit's credit code, and with it the region it registers under (GB/T 39554.1-2020).
  const regionCode = base.itemCode.slice(2, 8)
  const isTrader = Object.hasOwn(matter.definition.form.fields, 'tradeName')
  return database.write(async (tx) => {
    const entityId = uuidv7(now)
    const name = await bindName(tx, {
      caseId: base.caseId,
      entityId,
      until: on.add({ months: BOUND_MONTHS }),
    })
    if (name === undefined)
      throw new Problem('enterprise.name-lost', { detail: 'the name is no longer kept for this filing' })
    const creditCode = await nextCreditCode(tx, creditKinds[isTrader ? 'trader' : 'company'], regionCode)
    const entity = {
      caseId: base.caseId,
      entityId,
      creditCode,
      name,
      authorisationId: uuidv7(now),
      establishedOn: on,
    }
    await addEntity(tx, entity)
    return { ...entity, enteredAt: null, endedOn: null }
  })
}

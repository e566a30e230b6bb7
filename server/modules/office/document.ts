import type { ResultMaker } from '#modules/case'
import { freeNumber, makeDocument, seriesOf } from '#modules/certificate'
import { dateOf } from '#platform/clock'
import { addresseesOf } from './addressees.ts'

/** Result `document`: an official document under the next number of its series, signed, addressed to the units that the form names. */
export const documentResult: ResultMaker = {
  make: async (platform, { matter, base, state, now }) => {
    const { result, legalBasis, slug, name } = matter.definition
    const type = result?.document
    if (!type) throw new TypeError(`${slug} names no document`)
    // The first 18 characters of an item code are the unit's credit code (GB/T 39554.1-2020).
    const issuer = { name: base.unit.name, code: base.itemCode.slice(0, 18), region: base.region.name }
    const issuedOn = dateOf(now)
    const [to, copyTo, number] = await Promise.all([
      addresseesOf(platform, base, state.answers[type.to]),
      addresseesOf(platform, base, type.copyTo && state.answers[type.copyTo]),
      freeNumber(platform.database.read, seriesOf(issuer.code, type.series), issuedOn.year),
    ])
    return makeDocument(
      platform.keyStore,
      {
        caseId: base.caseId,
        caseNumber: base.number,
        slug,
        matter: name.zh,
        type,
        name: result.name,
        basis: legalBasis[0]?.citation ?? null,
        holder: base.subject,
        issuer,
        regionPath: base.region.path,
        unitId: base.unit.id,
        unitPath: base.unit.path,
        issuedOn,
        context: { subject: base.subject, form: state.answers, case: { number: base.number } },
        to,
        copyTo,
        signedBy: state.decision?.by ?? base.unit.name,
        number,
      },
      now,
    )
  },
}

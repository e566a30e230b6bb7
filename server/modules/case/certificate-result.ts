import { makeCertificate } from '#modules/certificate'
import { dateOf } from '#platform/clock'
import type { ResultMaker } from './results.ts'

/** Result `certificate`: the matter's certificate, composed from the case and signed, written by the granting act itself. */
export const certificateResult: ResultMaker = {
  make: (platform, { matter, base, state, now }) => {
    const { result, legalBasis, slug } = matter.definition
    if (!result?.certificate) throw new TypeError(`${slug} names no certificate`)
    const outputs = state.ruling?.outputs ?? {}
    return makeCertificate(
      platform.keyStore,
      {
        caseId: base.caseId,
        caseNumber: base.number,
        slug,
        matter: matter.definition.name.zh,
        type: result.certificate,
        basis: result.certificate.basis ?? legalBasis[0]?.citation ?? null,
        holder: {
          id: base.subject.id,
          kind: base.subject.kind,
          name: base.subject.name,
          identifier: base.subject.identifier,
        },
        // The first 18 characters of an item code are the unit's credit code (GB/T 39554.1-2020).
        issuer: { name: base.unit.name, code: base.itemCode.slice(0, 18), region: base.region.name },
        regionPath: base.region.path,
        unitId: base.unit.id,
        unitPath: base.unit.path,
        issuedOn: dateOf(now),
        context: {
          subject: base.subject,
          form: state.answers,
          outputs,
          case: { number: base.number, issuedOn: dateOf(now).toString() },
        },
      },
      now,
    )
  },
}

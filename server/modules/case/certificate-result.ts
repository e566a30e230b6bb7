import { legsIn, type CertificateType } from '#contract'
import { certificatesOfCases, makeCertificate } from '#modules/certificate'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import type { Leg } from './case.ts'
import { foundIn } from './engine/course.ts'
import type { ResultMaker } from './results.ts'
import { takenInBy } from './taken-in.ts'

type Input = Parameters<ResultMaker['make']>[1]
type Faces = CertificateType['faces']

/** Result `certificate`: the matter's certificate, composed from the case and signed, written by the granting act itself. */
export const certificateResult: ResultMaker = {
  make: async (platform, input) =>
    makeCertificate(platform.keyStore, requestOf(input), input.now, await handedOutBy(platform, input.base)),
}

/** Result `combined`: one document for many matters handled as one, with a face for what each leg came to. */
export const combinedResult: ResultMaker = {
  make: async (platform, input) => {
    const { legs } = input.state
    const caseIds = Object.values(legs).flatMap(({ caseId }) => (caseId ? [caseId] : []))
    const given = await certificatesOfCases(platform.database.read, caseIds)
    const faces = Object.entries(legsIn(input.matter.definition.flow)).flatMap(([name, { title }]): Faces => {
      const leg = legs[name]
      if (!leg || leg.reason === 'condition') return []
      const names = (given.get(leg.caseId ?? '') ?? []).map((each) => `《${each.name.zh}》`)
      // A face is a template; what a leg came to is said by words that hold no places.
      return [{ id: `leg-${name}`, label: title, value: cameTo(leg, names) }]
    })
    return makeCertificate(
      platform.keyStore,
      requestOf(input, faces),
      input.now,
      await handedOutBy(platform, input.base),
    )
  },
}

/** The window that took it in hands it out, wherever it was decided. */
export async function handedOutBy(platform: Platform, { caseId, channel }: Input['base']): Promise<string[]> {
  const window = channel === 'window' ? await takenInBy(platform.database.read, caseId) : undefined
  return window ? [window.unitId] : []
}

function cameTo({ state, reason }: Leg, certificates: readonly string[]): string {
  switch (state) {
    case 'granted':
      return ['办成', ...certificates].join(' ')
    case 'refused':
      return '没有批准，原因见该项决定'
    case 'ended':
      return reason === 'withdrawn' ? '申请人撤回' : reason === 'not-accepted' ? '没有受理' : '已终止'
    case 'unfiled':
      return '没能发起，请单独申报'
    case 'skipped':
      return '前面的事项没有办成，没有开始'
    case 'waiting':
    case 'running':
      return '还在办'
  }
}

/** What a case has certified: its own matter's certificate for whom it is for, with more faces where it has some. */
export function requestOf({ matter, base, state, now }: Input, faces: Faces = []) {
  const { result, legalBasis, slug } = matter.definition
  if (!result?.certificate) throw new TypeError(`${slug} names no certificate`)
  const outputs = state.ruling?.outputs ?? {}
  return {
    caseId: base.caseId,
    caseNumber: base.number,
    slug,
    matter: matter.definition.name.zh,
    type: { ...result.certificate, faces: [...result.certificate.faces, ...faces] },
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
      found: foundIn(state),
      case: { number: base.number, issuedOn: dateOf(now).toString() },
    },
  }
}

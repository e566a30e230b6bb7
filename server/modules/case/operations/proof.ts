import { caseOperations, type ProofBundle } from '#contract'
import { maySeeWhole } from '#modules/access'
import { findInclusionProofs, makeBundle, signSubject } from '#modules/ledger'
import { canonicalJson } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getVisibleCase } from '../access.ts'
import { actContent } from '../act-document.ts'
import { isDeliberation } from '../deliberation.ts'
import { actsOf } from '../queries.ts'

/** The receipt of a case: what was done when, each act opened and proved to be in the ledger. It holds every answer, so it is for the applicant's side and who decides. */
export const proof = implement(caseOperations.proof, async (act, { params }) => {
  const { platform } = act
  const { read } = platform.database
  if (!maySeeWhole(act.principal)) throw new Problem('access.denied')
  const [found, acts] = await Promise.all([getVisibleCase(act, params.id), actsOf(read, params.id)])
  const proofs = await findInclusionProofs(
    read,
    acts.map((each) => each.entryId),
  )
  if (proofs.length < acts.length)
    throw new Problem('ledger.not-integrated', {
      detail: 'the newest act is being added to the ledger: ask again in a second',
    })
  const { base, state } = found
  const subject = {
    kind: 'receipt' as const,
    case: base.caseId,
    number: base.number,
    matter: `${base.slug}@${base.version}`,
    item: base.itemCode,
    unit: base.unit.name,
    region: base.region.name,
    subject: base.subject.name,
    filer: base.filer.name,
    submittedAt: base.submittedAt,
    status: state.status,
    milestone: state.milestone,
    outcome: state.decision?.outcome ?? null,
    acts: acts.length,
  }
  const byEntry = new Map(proofs.map((each) => [each.entry.id, each]))
  const entries = acts.flatMap((each): ProofBundle['entries'] => {
    const inclusion = byEntry.get(each.entryId)
    const content = actContent({
      caseId: base.caseId,
      revision: each.revision,
      command: each.command,
      actor: each.actor,
      at: each.at.toString(),
      events: each.events,
    })
    // The content travels as plain JSON: what canonical JSON makes of it is what was digested.
    if (!inclusion) return []
    // That officers deliberated is proved; what they said among themselves is not handed out.
    if (act.principal.kind === 'person' && isDeliberation(each)) return [inclusion]
    return [
      {
        ...inclusion,
        opening: {
          salt: Buffer.from(each.salt).toString('hex'),
          content: JSON.parse(canonicalJson(content)),
        },
      },
    ]
  })
  const bundle = await makeBundle(platform.keyStore, {
    subject,
    signature: await signSubject(platform.keyStore, subject),
    entries,
  })
  return {
    bytes: Buffer.from(canonicalJson(bundle), 'utf8'),
    fileName: `办件凭证-${base.number.slice(-12)}.json`,
  }
})

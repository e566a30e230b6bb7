import { certificateOperations, checkCertificateIdentifier, type OutputOf } from '#contract'
import { findInclusionProof, publishKeys, verifyFile as verifyBytes } from '#modules/ledger'
import { canonicalJson, readSm2PublicKey, verifySm2 } from '#platform/crypto'
import { dateOf } from '#platform/clock'
import { implement, type Act } from '#platform/http'
import { findByIdentifier, type StoredCertificate } from '../queries.ts'
import { holderMasked, stateOf } from '../view.ts'

type Verification = OutputOf<typeof certificateOperations.verify>
type Step = Verification['steps'][number]

export const verify = implement(
  certificateOperations.verify,
  async (act, { params }): Promise<Verification> => {
    const checked = checkCertificateIdentifier(params.identifier)
    const form: Step = {
      name: 'identifier',
      ok: checked.ok,
      detail: checked.ok
        ? { zh: '标识的校验位正确', en: 'The check character of the identifier is right' }
        : checked.message,
    }
    const row = checked.ok ? await findByIdentifier(act.platform.database.read, checked.value) : undefined
    if (!row)
      return {
        verdict: 'unknown',
        steps: [
          form,
          {
            name: 'found',
            ok: false,
            detail: {
              zh: '没有颁发过这个标识的证照',
              en: 'No certificate of this identifier was issued here',
            },
          },
        ],
      }
    return standing(act, row, [form, found])
  },
)

export const verifyFile = implement(
  certificateOperations.verifyFile,
  async (act, { body }): Promise<Verification> => {
    const report = verifyBytes(Buffer.from(body.file, 'base64'), publishKeys(act.platform.keyStore).keys)
    const steps: Step[] = report.steps.map(({ name, ok, detail }) => ({ name, ok, detail }))
    if (report.integrity !== 'valid')
      return { verdict: report.integrity === 'altered' ? 'altered' : 'unknown', steps }
    const identifier = report.subject?.['identifier']
    const row =
      typeof identifier === 'string'
        ? await findByIdentifier(act.platform.database.read, identifier)
        : undefined
    // A receipt proves itself; only certificates have a state that may have changed since.
    if (!row)
      return { verdict: report.trust === 'trusted' && report.kind === 'receipt' ? 'valid' : 'unknown', steps }
    return standing(act, row, steps)
  },
)

const found: Step = {
  name: 'found',
  ok: true,
  detail: { zh: '是本平台颁发的证照', en: 'The certificate was issued here' },
}

/** What a certificate on record is worth today: its signature, its place in the ledger, its state. */
async function standing(act: Act, row: StoredCertificate, before: Step[]): Promise<Verification> {
  const key = act.platform.keyStore.publicKeys().find((each) => each.keyId === row.keyId)
  const signed =
    key !== undefined &&
    verifySm2(
      readSm2PublicKey(key.pem),
      Buffer.from(canonicalJson(row.body), 'utf8'),
      Buffer.from(row.signature, 'base64'),
    )
  const sealed = (await findInclusionProof(act.platform.database.read, row.entryId)) !== undefined
  const state = stateOf(row, dateOf(act.now))
  const steps: Step[] = [
    ...before,
    {
      name: 'signature',
      ok: signed,
      detail: signed
        ? { zh: '颁发机关的签名有效', en: 'The issuer’s signature holds' }
        : { zh: '登记的内容与签名不符', en: 'The record is not what was signed' },
    },
    {
      name: 'ledger',
      ok: sealed,
      detail: sealed
        ? { zh: '颁发已记入存证账本', en: 'Its issue is in the ledger' }
        : {
            zh: '颁发正在记入存证账本，请过一秒再验',
            en: 'Its issue is being added to the ledger: ask again in a second',
          },
    },
    { name: 'state', ok: state === 'valid', detail: stateDetail[state] },
  ]
  return {
    verdict: signed ? state : 'altered',
    identifier: row.identifier,
    name: row.body.name,
    holderMasked: holderMasked(row),
    issuerName: row.issuerName,
    issuedOn: row.issuedOn.toString(),
    validUntil: row.validUntil?.toString() ?? null,
    ...(row.revokedOn ? { revokedOn: row.revokedOn.toString() } : {}),
    steps,
  }
}

const stateDetail = {
  valid: { zh: '证照有效', en: 'The certificate is valid' },
  revoked: { zh: '证照已被撤销', en: 'The certificate was revoked' },
  superseded: { zh: '证照已被新的一版替代', en: 'The certificate was replaced by a newer one' },
  expired: { zh: '证照已过有效期', en: 'The certificate has expired' },
}

import { maskName, paymentOperations } from '#contract'
import { maySee } from '#modules/access'
import { getVisibleCase } from '#modules/case'
import { findInclusionProof, makeBundle, sealPdf } from '#modules/ledger'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { renderVoucher } from '../voucher-pdf.ts'
import type { VoucherBody } from '../voucher.ts'

interface Row {
  readonly caseId: string
  readonly body: VoucherBody
  readonly signature: string
  readonly keyId: string
  readonly entryId: string
  readonly salt: Uint8Array
  readonly issuedAt: Temporal.Instant
  readonly reversedAt: Temporal.Instant | null
}

export const voucher = implement(paymentOperations.voucher, async (act, { params }) => {
  const { platform, principal } = act
  const { read } = platform.database
  const [row] = await read<Row[]>`
    select b.case_id as "caseId", v.body, v.signature, v.key_id as "keyId", v.entry_id as "entryId", v.salt,
      v.issued_at as "issuedAt", v.reversed_at as "reversedAt"
    from payment.voucher v join payment.bill b using (bill_id) where v.voucher_id = ${params.id}`
  if (!row) throw new Problem('payment.voucher-not-found')
  try {
    await getVisibleCase(act, row.caseId)
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'case.not-found')
      throw new Problem('payment.voucher-not-found', { cause })
    throw cause
  }
  // A signed page cannot be masked.
  if (!maySee(principal, 'person-name', { own: true })) throw new Problem('access.denied')
  const inclusion = await findInclusionProof(read, row.entryId)
  if (!inclusion)
    throw new Problem('ledger.not-integrated', {
      detail: 'the voucher is being added to the ledger: ask again in a second',
    })
  const { publicUrl, mode } = platform.config
  const { code, number, checkCode } = row.body
  const pdf = await renderVoucher(
    row.body,
    `${publicUrl}/vouchers/${code}/${number}/${checkCode}`,
    mode === 'demo',
  )
  const bytes = await sealPdf(pdf, (documentDigest) =>
    makeBundle(platform.keyStore, {
      subject: { ...row.body },
      signature: { keyId: row.keyId, value: row.signature },
      entries: [{ ...inclusion, opening: { salt: Buffer.from(row.salt).toString('hex') } }],
      documentDigest,
    }),
  )
  return { bytes, fileName: `财政电子票据-${row.body.number}.pdf` }
})

export const verify = implement(paymentOperations.verify, async ({ platform }, { params }) => {
  const [row] = await platform.database.read<Row[]>`
    select body, issued_at as "issuedAt", reversed_at as "reversedAt" from payment.voucher
    where code = ${params.code} and number = ${params.number} and check_code = ${params.checkCode}`
  if (!row) throw new Problem('payment.voucher-not-found')
  const { agency, item, payer, amountFen } = row.body
  return {
    state: row.reversedAt ? ('reversed' as const) : ('valid' as const),
    agency: agency.name,
    item: item.name,
    payer: maskName(payer),
    amountFen,
    issuedAt: row.issuedAt.toString(),
  }
})

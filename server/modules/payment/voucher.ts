import type { Localized } from '#contract'
import { digestOf, newSalt, signSubject } from '#modules/ledger'
import { dateOf } from '#platform/clock'
import { uuidv7, type KeyStore } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import type { StoredBill } from './book.ts'
import { nextOf } from './code.ts'

/** 财政电子票据: what is signed, and what a verifier is shown (财政票据管理办法 财政部令第70号; 财综〔2018〕72号). */
export interface VoucherBody {
  readonly kind: 'voucher'
  /** 票据代码, 8 digits: region, class, kind, year. */
  readonly code: string
  /** 票据号码, 10 digits. */
  readonly number: string
  /** 校验码. */
  readonly checkCode: string
  readonly payCode: string
  readonly payer: string
  readonly agency: { readonly code: string; readonly name: string }
  readonly item: { readonly code: string; readonly name: Localized }
  readonly amountFen: number
  readonly channel: string
  readonly transaction: string
  readonly paidOn: string
  readonly issuedOn: string
  readonly case: string
}

/**
 * 票据代码: region of the supervising body (2), class (2), kind (2), year (2), as for tolls (交通运输部 财政部 税务总局 档案局公告2020年第24号);
 * the class and the kind of the unified non-tax voucher are ours until compared (verified: false).
 */
const CLASS_AND_KIND = '0101'

/** Makes out and signs the voucher of a settled bill, with its ledger entry; inside the transaction that holds the bill. */
export async function issueVoucher(
  transaction: Transaction,
  keyStore: KeyStore,
  bill: StoredBill,
  now: Temporal.Instant,
): Promise<void> {
  const payment = bill.payments.find(({ id }) => id === bill.settledBy)
  if (!payment) throw new TypeError(`${bill.billId} is not settled`)
  const { year } = dateOf(now)
  const code = `${bill.regionPath.split('.')[0]}${CLASS_AND_KIND}${String(year).slice(-2)}`
  const number = String(await nextOf(transaction, `voucher ${code}`)).padStart(10, '0')
  const salt = newSalt()
  const body: VoucherBody = {
    kind: 'voucher',
    code,
    number,
    // Nobody can guess it from the number: whoever knows it has the voucher before them.
    checkCode: newSalt().slice(0, 6),
    payCode: bill.code,
    payer: bill.payer,
    agency: bill.agency,
    item: { code: bill.item.code, name: bill.item.name },
    amountFen: bill.amountFen,
    channel: payment.channel,
    transaction: payment.id.slice(payment.id.indexOf(':') + 1),
    paidOn: dateOf(Temporal.Instant.from(payment.at)).toString(),
    issuedOn: dateOf(now).toString(),
    case: bill.caseId,
  }
  const signature = await signSubject(keyStore, { ...body })
  const entryId = uuidv7(now)
  await transaction`
    insert into payment.voucher (voucher_id, bill_id, code, number, check_code, body, signature, key_id, entry_id, salt, issued_at)
    values (${uuidv7(now)}, ${bill.billId}, ${code}, ${number}, ${body.checkCode}, ${transaction.json(body as never)}, ${signature.value},
      ${signature.keyId}, ${entryId}, ${Buffer.from(salt, 'hex')}, ${now})`
  const entry = {
    caseId: bill.caseId,
    id: entryId,
    kind: 'voucher.issue',
    digest: digestOf(salt, body),
    at: now.toString(),
  }
  await transaction`select ledger.append(${JSON.stringify([entry])}::text::jsonb)`
}

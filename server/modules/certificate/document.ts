import { composeCertificateIdentifier, type DocumentType } from '#contract'
import type { KeyStore } from '#platform/crypto'
import { fillTemplate } from '#platform/expression'
import { serialOf, type CertificateBody, type CertificateRequest, type DocumentText } from './certificate.ts'
import { requirePrintable } from './font.ts'
import { signed, type MadeCertificate, type Place } from './make.ts'

interface Addressee {
  readonly unitId: string
  readonly name: string
}

export interface DocumentRequest extends Omit<CertificateRequest, 'type'>, Place {
  readonly type: DocumentType
  readonly name: { zh: string; en: string }
  readonly to: readonly Addressee[]
  readonly copyTo: readonly Addressee[]
  readonly signedBy: string
  /** The number that is free in the series of this year. */
  readonly number: number
}

/** Composes and signs an official document under a number; nothing is written. Throws certificate.unprintable. */
export async function makeDocument(
  keyStore: KeyStore,
  request: DocumentRequest,
  now: Temporal.Instant,
): Promise<MadeCertificate> {
  const { type, number, issuedOn, to, copyTo } = request
  const text = textOf(request)
  await requirePrintable([
    text.mark,
    text.number,
    text.title,
    request.issuer.name,
    ...text.to,
    ...text.copyTo,
    ...text.paragraphs,
  ])
  return signed(keyStore, composeDocument(request, text), request, now, {
    sent_to: [...new Set([...to, ...copyTo].map(({ unitId }) => unitId))],
    series: seriesOf(request.issuer.code, type.series),
    year: issuedOn.year,
    number,
  })
}

/** Two bodies may write the same letters before their numbers. */
export function seriesOf(issuerCode: string, series: string): string {
  return `${issuerCode} ${series}`
}

function textOf({ type, number, issuedOn, context, to, copyTo, signedBy }: DocumentRequest): DocumentText {
  const fill = (template: string) => fillTemplate({ zh: template, en: template }, context).zh
  return {
    mark: type.mark,
    // GB/T 9704-2012 7.2.5: the year in full in six-sided brackets, the number without 第 and without leading zeros.
    number: `${type.series}〔${issuedOn.year}〕${number}号`,
    title: fill(type.title),
    to: to.map(({ name }) => name),
    copyTo: copyTo.map(({ name }) => name),
    paragraphs: fill(type.body)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    signedBy,
  }
}

function composeDocument(request: DocumentRequest, text: DocumentText): CertificateBody {
  const { type, issuer, issuedOn, holder } = request
  const face = (zh: string, en: string, value: string) => ({ label: { zh, en }, value })
  return {
    kind: 'document',
    identifier: composeCertificateIdentifier({
      type: type.typeCode,
      issuer: issuer.code,
      serial: serialOf(request.caseId, issuedOn),
      version: 1,
    }),
    typeCode: type.typeCode,
    name: request.name,
    holder: { name: holder.name, identifier: holder.identifier },
    issuer,
    issuedOn: issuedOn.toString(),
    validUntil: null,
    faces: [
      face('发文字号', 'Number', text.number),
      face('标题', 'Title', text.title),
      face('主送', 'To', text.to.join('、')),
      face('签发人', 'Signed by', text.signedBy),
    ],
    basis: request.basis,
    case: { number: request.caseNumber, matter: request.matter },
    document: text,
  }
}

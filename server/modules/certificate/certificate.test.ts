import { expect, test } from 'vitest'
import { checkCertificateIdentifier } from '#contract'
import { composeBody, stateOn, type CertificateRequest } from './certificate.ts'
import { requirePrintable } from './font.ts'
import { renderPdf } from './pdf.ts'

const request: CertificateRequest = {
  caseId: '01a20502-7019-7540-b264-929830834178',
  caseNumber: '11149902MB0200803Y4000511011000202611230001',
  matter: '高龄津贴',
  type: {
    typeCode: '11149900MB0000801N001',
    name: { zh: '高龄津贴领取证', en: 'Old-age allowance certificate' },
    faces: [{ id: 'holder', label: { zh: '姓名', en: 'Name' }, value: '{subject.name}' }],
    years: 4,
  },
  basis: { law: 'law:老年人权益保障法#33.2' },
  holder: {
    id: '01900000-0000-7000-8000-000000000001',
    kind: 'person',
    name: '王秀兰',
    identifier: '149902194506120026',
  },
  issuer: { name: '榆次区民政局', code: '11149902MB0200803Y', region: '榆次区' },
  issuedOn: Temporal.PlainDate.from('2026-11-23'),
  context: { subject: { name: '王秀兰' } },
}

test('a certificate has an identifier of its own that checks, and a last day before the same date', () => {
  const body = composeBody(request)
  expect(checkCertificateIdentifier(body.identifier)).toMatchObject({
    ok: true,
    type: '11149900MB0000801N001',
    issuer: '11149902MB0200803Y',
    version: '001',
  })
  expect(body.validUntil).toBe('2030-11-22')
  expect(composeBody(request)).toEqual(body)
  expect(composeBody({ ...request, caseId: '01a20502-7019-7540-b264-929830834179' }).identifier).not.toBe(
    body.identifier,
  )
})

test('the grant may say the last day itself, and nothing else than a date is one', () => {
  const until = (context: Record<string, unknown>) =>
    composeBody({
      ...request,
      type: { ...request.type, years: undefined, until: '{form.to}' },
      context: { ...request.context, ...context },
    }).validUntil
  expect(until({ form: { to: '2026-12-10' } })).toBe('2026-12-10')
  expect(until({ form: {} })).toBeNull()
})

test('a certificate is valid through its last day', () => {
  const row = { state: 'valid', validUntil: '2030-11-22' }
  expect(stateOn(row, Temporal.PlainDate.from('2030-11-22'))).toBe('valid')
  expect(stateOn(row, Temporal.PlainDate.from('2030-11-23'))).toBe('expired')
  expect(stateOn({ ...row, state: 'revoked' }, Temporal.PlainDate.from('2030-11-23'))).toBe('revoked')
})

test('a name with a character the font lacks is stopped and named by its code point', async () => {
  await expect(requirePrintable(['王𠮷兰'])).rejects.toMatchObject({
    code: 'certificate.unprintable',
    detail: 'U+20BB7',
  })
  await expect(requirePrintable(['龘㙍䶮𬭎'])).resolves.toBeUndefined()
})

test('a page is a PDF with its fonts embedded', async () => {
  const pdf = await renderPdf(composeBody(request), 'http://127.0.0.1:8080/verify/x', true)
  const text = pdf.toString('latin1')
  expect(text.startsWith('%PDF-')).toBe(true)
  expect(text.match(/\/FontFile2/g)?.length).toBe(2)
  // A page that lost its glyphs would be a few kilobytes.
  expect(pdf.length).toBeGreaterThan(20_000)
})

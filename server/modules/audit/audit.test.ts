import { expect, test } from 'vitest'
import { auditEntry, ipPrefixOf, systemAuditEntry } from './audit.ts'
import { readCursor, writeCursor } from './cursor.ts'

const now = Temporal.Instant.from('2026-11-22T08:00:00Z')

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::/48'],
  ['2001:DB8::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
])('the network of %s is %s', (ip, prefix) => {
  expect(ipPrefixOf(ip)).toBe(prefix)
})

test('an officer is entered with the unit of the time, a person by the account only', () => {
  const officer = auditEntry(
    {
      principal: {
        kind: 'officer',
        sessionId: 's',
        accountId: 'a',
        officerId: 'o',
        name: '宋爱青',
        roles: ['approver'],
        unitId: 'u',
        unitName: '榆次区行政审批服务管理局',
        unitPath: 'g140700.g140702.approval_bureau',
        regionCode: '140702',
        regionName: '榆次区',
        regionPath: '14.1407.140702',
      },
      now,
      requestId: 'r',
      client: { ip: '203.0.113.77' },
    },
    { operation: 'case.decide', caseId: 'c', subjectId: 'p' },
  )
  expect(officer).toMatchObject({
    officer_id: 'o',
    unit_name: '榆次区行政审批服务管理局',
    ip_prefix: '203.0.113.0/24',
    outcome: 'ok',
  })
  const person = auditEntry(
    { principal: { kind: 'person', sessionId: 's', accountId: 'a', subjectId: 'p', name: '李建国' }, now },
    { operation: 'filing.submit' },
  )
  expect(JSON.stringify(person)).not.toContain('李建国')
  expect(person.person_subject_id).toBe('p')
})

test('an act of the platform is entered as its own', () => {
  expect(systemAuditEntry(now, { operation: 'certificate.issue' }).principal_kind).toBe('system')
})

test('a cursor comes back as it went', () => {
  const cursor = { at: now.toString(), id: '01935d3e-0000-7000-8000-000000000001' }
  expect(readCursor(writeCursor(cursor))).toEqual(cursor)
})

test.each([
  '',
  'x',
  Buffer.from("2026-01-01T00:00:00Z ' or 1=1").toString('base64url'),
  Buffer.from('soon 01935d3e-0000-7000-8000-000000000001').toString('base64url'),
])('the cursor %j is refused', (text) => {
  expect(() => readCursor(text)).toThrow(expect.objectContaining({ code: 'audit.cursor-invalid' }))
})

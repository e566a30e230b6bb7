import fc from 'fast-check'
import type { OfficerPrincipal, Principal, Role } from '#contract'
import { roles } from '#contract'
import { expect, test } from 'vitest'
import { authorise, isAllowed } from './authorise.ts'
import { maySee, shown } from './fields.ts'
import { AT_THE_WINDOW, mayFile } from './filing.ts'
import { isInScope, scopeOf } from './scope.ts'
import { accessTable } from './table.ts'

const anonymous: Principal = { kind: 'anonymous' }
const person: Principal = { kind: 'person', sessionId: 's', accountId: 'a', subjectId: 'p', name: '张海燕' }

function officer(regionPath: string, unitPath: string, ...held: Role[]): OfficerPrincipal {
  return {
    kind: 'officer',
    sessionId: 's',
    accountId: 'a',
    officerId: 'o',
    name: '宋爱青',
    roles: held,
    unitId: 'u',
    unitName: '审批局',
    unitPath,
    regionCode: regionPath.split('.').at(-1) ?? '',
    regionName: '榆次区',
    regionPath,
  }
}

const yuci = officer('14.1407.140702', 'g140700.g140702.approval_bureau', 'approver')
const shouyang = officer('14.1407.140725', 'g140700.g140725.approval_bureau', 'approver')
const caseOfYuci = { regionPath: '14.1407.140702', unitPath: 'g140700.g140702.approval_bureau' }

test('nobody may do what no rule names, whatever it is called', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', '')),
      (action) => {
        fc.pre(!Object.hasOwn(accessTable, action))
        expect(isAllowed(officer('14', 'g', ...roles), action)).toBe(false)
        expect(isAllowed(person, action)).toBe(false)
      },
    ),
  )
})

test('one who is not signed in is asked to, one who is signed in is refused', () => {
  expect(() => authorise(anonymous, 'case.handle')).toThrow(
    expect.objectContaining({ code: 'access.sign-in-required', status: 401 }),
  )
  expect(() => authorise(person, 'case.handle')).toThrow(
    expect.objectContaining({ code: 'access.denied', status: 403 }),
  )
  expect(() => authorise(officer('14', 'g', 'auditor'), 'filing.file')).toThrow(
    expect.objectContaining({ code: 'access.denied' }),
  )
  expect(() => authorise(yuci, 'audit.search')).toThrow(expect.objectContaining({ code: 'access.denied' }))
})

test('services are filed at a window; work by the posts and departments that its matter names', () => {
  const clerk = officer('14.1407.140702', 'g140700.g140702', 'window')
  expect(mayFile(clerk, AT_THE_WINDOW, ['approval-bureau'])).toBe(true)
  expect(mayFile(yuci, AT_THE_WINDOW, ['approval-bureau'])).toBe(false)
  const orders = { roles: ['window'], departments: ['hotline-centre'] } as const
  expect(mayFile(clerk, orders, ['hotline-centre'])).toBe(true)
  expect(mayFile(clerk, orders, ['approval-bureau'])).toBe(false)
  // A unit answers for the kinds merged into it.
  expect(mayFile(yuci, { roles: ['approver'], departments: ['sports'] }, ['health', 'sports'])).toBe(true)
  expect(mayFile(officer('14', 'g'), { roles: [...roles] }, [])).toBe(false)
})

test('a rule lets in whom it names', () => {
  expect(isAllowed(anonymous, 'certificate.verify')).toBe(true)
  expect(isAllowed(person, 'filing.file')).toBe(true)
  expect(isAllowed(yuci, 'case.handle')).toBe(true)
  expect(isAllowed(yuci, 'case.read') && isAllowed(person, 'case.read')).toBe(true)
  expect(isAllowed(officer('14.1407', 'g140700.data_bureau', 'administrator'), 'case.handle')).toBe(false)
})

test('an officer without a post today may do nothing that needs a role', () => {
  expect(isAllowed(officer('14.1407.140702', 'g140700.g140702'), 'case.handle')).toBe(false)
})

test('the neighbouring county sees nothing, the city sees both', () => {
  expect(isInScope(scopeOf(yuci), caseOfYuci)).toBe(true)
  expect(isInScope(scopeOf(shouyang), caseOfYuci)).toBe(false)
  expect(isInScope(scopeOf(officer('14.1407', 'g140700.approval_bureau', 'supervisor')), caseOfYuci)).toBe(
    true,
  )
})

test('an approver sees the own unit only, a window clerk the whole county', () => {
  const health = { regionPath: '14.1407.140702', unitPath: 'g140700.g140702.health' }
  expect(isInScope(scopeOf(yuci), health)).toBe(false)
  expect(
    isInScope(scopeOf(officer('14.1407.140702', 'g140700.g140702.approval_bureau', 'window')), health),
  ).toBe(true)
})

test('a path that merely begins alike is not below', () => {
  const scope = { regionPath: '14.1407', unitPath: 'g140700.g1407' }
  expect(isInScope(scope, { regionPath: '14.14070.140702', unitPath: 'g140700.g1407' })).toBe(false)
  expect(isInScope(scope, { regionPath: '14.1407', unitPath: 'g140700.g14070' })).toBe(false)
})

test('only officers have a scope', () => {
  expect(() => scopeOf(person)).toThrow(expect.objectContaining({ code: 'access.denied' }))
  expect(() => scopeOf(anonymous)).toThrow(expect.objectContaining({ code: 'access.sign-in-required' }))
})

test('a number is whole for who handles the case and masked for the mayor', () => {
  const mayor = officer('14.1407', 'g140700', 'leader')
  expect(shown(yuci, 'identity-number', '149902194503120026')).toBe('149902194503120026')
  expect(shown(mayor, 'identity-number', '149902194503120026')).toBe('1499 **** **** 0026')
  expect(shown(person, 'identity-number', '149902194503120026', { own: true })).toBe('149902194503120026')
  expect(shown(person, 'phone', '13835406021')).toBe('138 **** 6021')
  expect(maySee(officer('14.1407.140702', 'g', 'window'), 'health')).toBe(false)
})

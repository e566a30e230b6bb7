import { expect, test } from 'vitest'
import { Drive, rulingOf } from './drive.fixture.ts'
import { closing, flowOf, granting, packed, refusing, task } from './sample-flow.fixture.ts'

const probing = {
  kind: 'call',
  service: 'probe',
  period: { count: 5, unit: 'working' },
  answers: { yes: { to: 'wait' }, no: { to: 'people' } },
  failed: { to: 'people' },
}
const flow = flowOf({
  ask: probing,
  wait: { kind: 'wait', signals: { paid: { to: 'people' }, void: closing } },
  people: task({ again: { to: 'ask' }, close: closing }),
})

function asked(): { drive: Drive; callId: string } {
  const drive = new Drive(flow)
  drive.file()
  return { drive, callId: drive.stands.waiting[0]?.callId ?? '' }
}

test('an answer is taken once, whichever way it leads', () => {
  const { drive, callId } = asked()
  const answer = { kind: 'call-answer', callId, answer: 'no', note: '查无' } as const
  drive.must(answer)
  expect(drive.stands).toMatchObject({ active: ['people'], waiting: [] })
  expect(drive.must(answer)).toEqual([])
  drive.act('people', 'again')
  // The case waits again, for the answer to another call.
  expect(drive.must(answer)).toEqual([])
  expect(drive.must({ kind: 'call-fail', callId, reason: 'unreachable' })).toEqual([])
  expect(drive.stands.active).toEqual(['ask'])
  drive.must({ kind: 'withdraw' })
  expect(drive.must(answer)).toEqual([])
})

test('an answer the flow has no way for leads to people, be it a name that every object has', () => {
  for (const answer of ['maybe', 'constructor', '__proto__']) {
    const { drive, callId } = asked()
    drive.must({ kind: 'call-answer', callId, answer })
    expect(drive.stands.active).toEqual(['people'])
    expect(drive.log.some(({ event }) => event.type === 'call-failed')).toBe(true)
  }
})

test('a service that does not answer in its time has failed', () => {
  const { drive, callId } = asked()
  drive.to('2026-09-30')
  drive.must({ kind: 'elapse', timer: 'stage:ask' })
  expect(drive.stands.active).toEqual(['people'])
  expect(drive.must({ kind: 'call-answer', callId, answer: 'yes' })).toEqual([])
})

test('a signal is taken once, and nobody else waits for it', () => {
  const { drive, callId } = asked()
  const paid = { kind: 'signal', signal: 'paid', message: 'receipt-1' } as const
  expect(drive.do(paid)).toMatchObject({ refused: 'case.not-allowed' })
  drive.must({ kind: 'call-answer', callId, answer: 'yes' })
  expect(drive.do({ ...paid, signal: 'constructor' })).toMatchObject({ refused: 'case.not-allowed' })
  drive.must(paid)
  expect(drive.must(paid)).toEqual([])
  drive.act('people', 'close')
  expect(drive.must(paid)).toEqual([])
  expect(drive.do({ ...paid, message: 'receipt-2' })).toMatchObject({ refused: 'case.not-allowed' })
})

test('rules that cannot be applied never decide: a person does', () => {
  const drive = new Drive(packed('instant'))
  drive.file({}, { ruling: 'failed', printable: true })
  expect(drive.stands).toMatchObject({ active: ['review'], ruling: null, isDecided: false })
  expect(drive.do({ kind: 'rule', ruling: rulingOf('granted') })).toMatchObject({
    refused: 'case.not-allowed',
  })
})

test('a result that cannot be made is made by hand, and tried again', () => {
  const drive = new Drive(packed('instant'))
  drive.file({}, { ruling: 'granted', printable: false })
  expect(drive.stands).toMatchObject({ active: ['issue-by-hand'], isDecided: true, results: [] })
  drive.act('issue-by-hand', 'retry')
  expect(drive.stands).toMatchObject({ status: 'closed', results: [{ certificateId: 'c' }] })
})

test('every refusal by rules tells the checks that did not hold, with their articles', () => {
  const drive = new Drive(
    flowOf({
      judge: {
        kind: 'decide',
        decision: 'matter',
        routes: { granted: granting, refused: refusing, referred: { to: 'review' } },
      },
      review: task({ grant: granting, refuse: refusing }),
    }),
  )
  drive.file({}, { ruling: 'refused', printable: true })
  expect(drive.stands.decision).toEqual({
    outcome: 'refused',
    automatic: true,
    by: '民政局',
    at: '2026-09-21T02:00:00Z',
    reasons: [{ text: '不满', basis: { law: 'law:老年人权益保障法#33.2' } }],
  })
})

import { expect, test } from 'vitest'
import type { Assignee } from '../case.ts'
import { Drive, GUO, HAN, health, said, XU, ZHOU } from './drive.fixture.ts'
import { flowOf, granting, packed, refusing, task } from './sample-flow.fixture.ts'

const reason = '出差'

function reviewing(): { drive: Drive; taskId: string; unit: Assignee } {
  const drive = new Drive(flowOf({ review: task({ grant: granting, refuse: refusing }) }))
  drive.file()
  const { id: taskId, assignee: unit } = drive.taskAt('review')
  return { drive, taskId, unit }
}

test('a task that a colleague has claimed cannot be taken, and two cannot act on it', () => {
  const drive = new Drive(packed('reviewed'))
  drive.file()
  const taskId = drive.taskAt('acceptance').id
  drive.must({ kind: 'claim', taskId, officer: ZHOU })
  expect(drive.do({ kind: 'claim', taskId, officer: GUO })).toMatchObject({ refused: 'case.claimed' })
  expect(drive.do({ kind: 'act', taskId, action: 'accept', officer: GUO })).toMatchObject({
    refused: 'case.claimed',
  })
  expect(drive.do({ kind: 'act', taskId, action: 'request-correction', officer: ZHOU })).toMatchObject({
    refused: 'case.act-incomplete',
    detail: 'corrections',
  })
})

test('an action that the stage does not offer is refused, be it a name that every object has', () => {
  const { drive, taskId } = reviewing()
  for (const action of ['nothing', 'constructor', 'toString', '__proto__'])
    expect(drive.do({ kind: 'act', taskId, officer: ZHOU, action, ...said })).toMatchObject({
      refused: 'case.not-allowed',
    })
})

test('of two who sign after an act one refuses: it goes back to whoever acted, and the other need not answer', () => {
  const { drive, taskId, unit } = reviewing()
  drive.must({ kind: 'ask', taskId, officer: ZHOU, part: 'sign-after', of: [unit, unit], text: '请签' })
  drive.act('review', 'grant')
  const [first, second] = drive.open.filter(({ part }) => part === 'sign-after').map(({ id }) => id)
  expect(drive.stands).toMatchObject({ isDecided: false })
  expect(drive.do({ kind: 'act', taskId, officer: ZHOU, action: 'grant', ...said })).toMatchObject({
    refused: 'case.waits-for-others',
  })
  drive.must({ kind: 'answer', taskId: first ?? '', officer: GUO, agrees: false, opinion: '依据不足' })
  expect(drive.open.map(({ id }) => id)).toEqual([taskId])
  expect(
    drive.do({ kind: 'answer', taskId: second ?? '', officer: HAN, agrees: true, opinion: '同意' }),
  ).toMatchObject({ refused: 'case.not-your-turn' })
  drive.act('review', 'refuse')
  expect(drive.stands.decision).toMatchObject({ outcome: 'refused', by: ZHOU.name })
})

test('when the last has signed, the act is done in the name of whoever acted', () => {
  const { drive, taskId, unit } = reviewing()
  drive.must({ kind: 'ask', taskId, officer: ZHOU, part: 'sign-after', of: [unit, unit], text: '请签' })
  drive.act('review', 'grant')
  const signers = drive.open.filter(({ part }) => part === 'sign-after').map(({ id }) => id)
  for (const [at, signer] of signers.entries()) {
    expect(drive.stands.isDecided).toBe(false)
    const officer = [GUO, HAN][at] ?? XU
    drive.must({ kind: 'answer', taskId: signer, officer, agrees: true, opinion: '同意' })
  }
  expect(drive.stands).toMatchObject({ status: 'closed', decision: { outcome: 'granted', by: ZHOU.name } })
})

test('whoever waits for a signer who never answers takes the act back', () => {
  const { drive, taskId, unit } = reviewing()
  drive.must({ kind: 'ask', taskId, officer: ZHOU, part: 'sign-after', of: [unit, unit], text: '请签' })
  drive.act('review', 'grant')
  const sideTaskId = drive.open.find(({ part }) => part === 'sign-after')?.id ?? ''
  expect(drive.do({ kind: 'unask', taskId, officer: GUO, sideTaskId })).toMatchObject({
    refused: 'case.claimed',
  })
  drive.must({ kind: 'unask', taskId, officer: ZHOU, sideTaskId })
  expect(drive.open.map(({ id }) => id)).toEqual([taskId])
  expect(drive.taskAt('review')).not.toHaveProperty('held')
  drive.act('review', 'grant')
  expect(drive.stands.status).toBe('closed')
})

test('the last signature decides nothing while the time stands still: it is done again by hand', () => {
  const period = { count: 10, unit: 'working' }
  const drive = new Drive(flowOf({ review: task({ grant: granting, refuse: refusing }, { period }) }))
  drive.file()
  const { id: taskId, assignee: unit } = drive.taskAt('review')
  drive.must({ kind: 'ask', taskId, officer: ZHOU, part: 'sign-after', of: [unit], text: '请签' })
  drive.act('review', 'grant')
  const signing = drive.open.find(({ part }) => part === 'sign-after')?.id ?? ''
  const basis = { law: 'law:行政许可法#45' }
  drive.must({ kind: 'suspend', name: '听证', reason: '申请人要求', basis, document: '听证通知书' })
  drive.must({ kind: 'answer', taskId: signing, officer: GUO, agrees: true, opinion: '同意' })
  expect(drive.stands).toMatchObject({ status: 'open', isDecided: false })
  expect(drive.taskAt('review')).not.toHaveProperty('held')
  drive.must({ kind: 'resume' })
  drive.act('review', 'grant')
  expect(drive.stands).toMatchObject({ status: 'closed', isDecided: true })
})

test('who delegated a task takes it back and acts in their own name', () => {
  const { drive, taskId } = reviewing()
  drive.must({ kind: 'claim', taskId, officer: ZHOU })
  drive.must({ kind: 'delegate', taskId, officer: ZHOU, to: GUO, reason })
  expect(drive.taskAt('review')).toMatchObject({ officer: GUO, onBehalfOf: ZHOU })
  expect(drive.do({ kind: 'act', taskId, officer: ZHOU, action: 'grant', ...said })).toMatchObject({
    refused: 'case.claimed',
  })
  expect(drive.do({ kind: 'recall', taskId, officer: HAN })).toMatchObject({ refused: 'case.not-your-turn' })
  drive.must({ kind: 'recall', taskId, officer: ZHOU })
  const acted = drive.act('review', 'grant').find(({ type }) => type === 'acted')
  expect(acted).not.toHaveProperty('onBehalfOf')
})

test('a delegate acts on behalf of whose task it is, however often it is passed on', () => {
  const { drive, taskId } = reviewing()
  drive.must({ kind: 'delegate', taskId, officer: ZHOU, to: GUO, reason })
  drive.must({ kind: 'delegate', taskId, officer: GUO, to: HAN, reason })
  const acted = drive.act('review', 'grant', HAN).find(({ type }) => type === 'acted')
  expect(acted).toMatchObject({ onBehalfOf: ZHOU })
})

test('a delegate who gives the task back to its owner leaves nobody acting on their own behalf', () => {
  const { drive, taskId } = reviewing()
  drive.must({ kind: 'delegate', taskId, officer: ZHOU, to: GUO, reason })
  drive.must({ kind: 'delegate', taskId, officer: GUO, to: ZHOU, reason })
  expect(drive.taskAt('review')).toMatchObject({ officer: ZHOU })
  expect(drive.taskAt('review')).not.toHaveProperty('onBehalfOf')
})

test('a task whose officer has lost the post is taken over, and what is done is done in one’s own name', () => {
  const { drive, taskId } = reviewing()
  drive.must({ kind: 'delegate', taskId, officer: ZHOU, to: GUO, reason })
  expect(drive.do({ kind: 'claim', taskId, officer: HAN })).toMatchObject({ refused: 'case.claimed' })
  drive.must({ kind: 'claim', taskId, officer: HAN, orphaned: true })
  expect(drive.taskAt('review')).toMatchObject({ officer: HAN })
  expect(drive.taskAt('review')).not.toHaveProperty('onBehalfOf')
})

test('a task whose officer has lost the post is transferred to another unit, free for all of its people', () => {
  const { drive, taskId } = reviewing()
  drive.must({ kind: 'claim', taskId, officer: ZHOU })
  const assignee: Assignee = { kind: 'unit-role', role: 'approver', ...health }
  const transfer = { kind: 'transfer', taskId, officer: GUO, assignee, reason } as const
  expect(drive.do(transfer)).toMatchObject({ refused: 'case.claimed' })
  drive.must({ ...transfer, orphaned: true })
  expect(drive.taskAt('review')).toMatchObject({ assignee })
  expect(drive.taskAt('review')).not.toHaveProperty('officer')
  drive.act('review', 'grant', XU)
  expect(drive.stands.decision).toMatchObject({ by: XU.name })
})

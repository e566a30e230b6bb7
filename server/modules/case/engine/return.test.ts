import { expect, test } from 'vitest'
import { Drive, GUO, ZHOU } from './drive.fixture.ts'
import { returnsFrom } from './return.ts'
import { closing, failing, flowOf, fork, granting, passing, refusing, task } from './sample-flow.fixture.ts'

const reason = '材料要再看'
const deciding = task({ grant: granting, refuse: refusing })

function sendBack(drive: Drive, stage: string, to: string) {
  const taskId = drive.taskAt(stage).id
  return drive.do({ kind: 'return', taskId, officer: ZHOU, to, reason })
}

test('a return out of a fork leaves the fork with all that goes on in it', () => {
  const drive = new Drive(
    flowOf({
      survey: task({ done: { to: 'council' } }),
      council: fork({ fire: ['fire', 'report'], water: ['water'] }, 'all', {
        next: { to: 'sum' },
        failed: closing,
      }),
      fire: task({ next: { to: 'report' } }),
      report: task({ yes: passing, no: failing }),
      water: task({ yes: passing }),
      sum: deciding,
    }),
  )
  drive.file()
  drive.act('survey', 'done')
  drive.act('fire', 'next')
  expect(returnsFrom(drive.definition, drive.stands, 'report')).toEqual(['fire', 'council', 'survey'])
  expect(sendBack(drive, 'report', 'water')).toMatchObject({ refused: 'case.not-allowed' })
  expect(sendBack(drive, 'report', 'survey')).toBeInstanceOf(Array)
  expect(drive.stands).toMatchObject({ active: ['survey'], forks: {} })
  expect(drive.open.map(({ stage }) => stage)).toEqual(['survey'])

  drive.act('survey', 'done')
  drive.act('fire', 'next')
  drive.act('report', 'yes')
  drive.act('water', 'yes')
  // The branches have ended: only the fork as a whole is gone through again.
  expect(sendBack(drive, 'sum', 'fire')).toMatchObject({ refused: 'case.not-allowed' })
  expect(sendBack(drive, 'sum', 'council')).toBeInstanceOf(Array)
  expect(drive.stands.active).toEqual(['fire', 'water'])
})

test('a return inside a nested fork leaves the inner fork and keeps the outer', () => {
  const drive = new Drive(
    flowOf({
      outer: fork({ left: ['before', 'inner'], right: ['other'] }, 'all', {
        next: { to: 'sum' },
        failed: closing,
      }),
      before: task({ on: { to: 'inner' } }),
      inner: fork({ one: ['one'], two: ['two'] }, 'all', { next: passing, failed: failing }),
      one: task({ yes: passing }),
      two: task({ yes: passing }),
      other: task({ yes: passing }),
      sum: deciding,
    }),
  )
  drive.file()
  drive.act('before', 'on')
  expect(drive.stands.active).toEqual(['other', 'one', 'two'])
  drive.act('one', 'yes')
  expect(sendBack(drive, 'two', 'before')).toBeInstanceOf(Array)
  expect(drive.stands.active).toEqual(['other', 'before'])
  expect(Object.keys(drive.stands.forks)).toEqual(['outer'])
  drive.act('before', 'on')
  for (const stage of ['one', 'two', 'other']) drive.act(stage, 'yes')
  expect(drive.stands).toMatchObject({ active: ['sum'], forks: {} })
})

test('a return after a countersign drops what was signed with the task it was signed on', () => {
  const drive = new Drive(flowOf({ draft: task({ on: { to: 'review' } }), review: deciding }))
  drive.file()
  drive.act('draft', 'on')
  const review = drive.taskAt('review')
  const asked = { kind: 'ask', taskId: review.id, officer: ZHOU, text: '请会签' } as const
  const of = [review.assignee]
  drive.must({ ...asked, part: 'sign-before', of })
  drive.must({ ...asked, part: 'sign-after', of })
  const [side] = drive.open.filter(({ part }) => part)
  drive.must({ kind: 'answer', taskId: side?.id ?? '', officer: GUO, agrees: true, opinion: '同意' })
  drive.must({ kind: 'return', taskId: review.id, officer: ZHOU, to: 'draft', reason })
  expect(drive.open.map(({ stage }) => stage)).toEqual(['draft'])
  drive.act('draft', 'on')
  expect(drive.taskAt('review')).not.toHaveProperty('signers')
  drive.act('review', 'grant')
  expect(drive.stands.decision).toMatchObject({ outcome: 'granted' })
})

test('an act that waits for those who sign after it cannot be returned; once it is refused, it can', () => {
  const drive = new Drive(flowOf({ draft: task({ on: { to: 'review' } }), review: deciding }))
  drive.file()
  drive.act('draft', 'on')
  const { id: taskId, assignee } = drive.taskAt('review')
  drive.must({ kind: 'ask', taskId, officer: ZHOU, part: 'sign-after', of: [assignee], text: '请会签' })
  drive.act('review', 'grant')
  expect(sendBack(drive, 'review', 'draft')).toMatchObject({ refused: 'case.waits-for-others' })
  const signing = drive.open.find(({ part }) => part === 'sign-after')?.id ?? ''
  drive.must({ kind: 'answer', taskId: signing, officer: GUO, agrees: false, opinion: '依据不足' })
  expect(sendBack(drive, 'review', 'draft')).toBeInstanceOf(Array)
  expect(drive.stands).toMatchObject({ active: ['draft'], isDecided: false })
})

test('nobody goes back behind acceptance, nor where a stage sends nothing back', () => {
  const drive = new Drive(
    flowOf(
      {
        first: task({ on: { to: 'acceptance' } }),
        acceptance: task({ accept: { to: 'survey', milestones: ['accepted'] } }),
        survey: task({ on: { to: 'review' } }),
        review: task({ grant: granting, refuse: refusing, on: { to: 'last' } }),
        last: task({ grant: granting }, { mayReturn: false }),
      },
      { acceptance: 'statutory' },
    ),
  )
  drive.file()
  drive.act('first', 'on')
  expect(returnsFrom(drive.definition, drive.stands, 'acceptance')).toEqual(['first'])
  drive.act('acceptance', 'accept')
  expect(returnsFrom(drive.definition, drive.stands, 'survey')).toEqual([])
  drive.act('survey', 'on')
  expect(returnsFrom(drive.definition, drive.stands, 'review')).toEqual(['survey'])
  drive.act('review', 'on')
  expect(returnsFrom(drive.definition, drive.stands, 'last')).toEqual([])
})

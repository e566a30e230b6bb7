import { expect, test } from 'vitest'
import { Drive, GUO } from './drive.fixture.ts'
import { closing, failing, flowOf, fork, granting, passing, refusing, task } from './sample-flow.fixture.ts'

const voting = task({ yes: passing, no: failing })
const ends = { next: { to: 'sum' }, failed: { to: 'again' } }
const sum = task({ grant: granting, refuse: refusing })
const again = task({ close: closing })

function councilOf(join: string | { quorum: number }, when?: Record<string, string>): Drive {
  return new Drive(
    flowOf({
      council: fork({ fire: ['fire'], water: ['water'], power: ['power'] }, join, {
        ...ends,
        ...(when ? { when } : {}),
      }),
      fire: voting,
      water: voting,
      power: voting,
      sum,
      again,
    }),
  )
}

test('all must pass: the last to pass joins, the first to fail ends the others', () => {
  const passed = councilOf('all')
  passed.file()
  expect(passed.stands.active).toEqual(['fire', 'water', 'power'])
  for (const stage of ['water', 'power', 'fire']) passed.act(stage, 'yes')
  expect(passed.stands).toMatchObject({ active: ['sum'], forks: {} })

  const failed = councilOf('all')
  failed.file()
  failed.act('water', 'yes')
  failed.act('fire', 'no')
  expect(failed.stands).toMatchObject({ active: ['again'], forks: {} })
  expect(failed.open.map(({ stage }) => stage)).toEqual(['again'])
})

test('any one is enough: it cancels the others, whoever had claimed them', () => {
  const drive = councilOf('any')
  drive.file()
  const other = drive.taskAt('fire')
  drive.must({ kind: 'claim', taskId: other.id, officer: GUO })
  drive.act('water', 'no')
  expect(drive.stands.active).toEqual(['fire', 'power'])
  drive.act('power', 'yes')
  expect(drive.stands).toMatchObject({ active: ['sum'], forks: {} })
  expect(drive.do({ kind: 'act', taskId: other.id, action: 'yes', officer: GUO })).toMatchObject({
    refused: 'case.not-your-turn',
  })
})

test('a quorum that cannot be reached any more fails at once', () => {
  const drive = councilOf({ quorum: 2 })
  drive.file()
  drive.act('fire', 'no')
  expect(drive.stands.active).toEqual(['water', 'power'])
  drive.act('water', 'no')
  expect(drive.stands).toMatchObject({ active: ['again'], forks: {} })
})

test('branches that do not apply are not entered, and a quorum is of those that do', () => {
  const when = { fire: 'form.area > 100', water: 'form.area > 200', power: 'form.area > 300' }
  const some = councilOf({ quorum: 2 }, when)
  some.file({ area: 150 })
  expect(some.stands.active).toEqual(['fire'])
  some.act('fire', 'yes')
  expect(some.stands.active).toEqual(['sum'])

  const none = councilOf('all', when)
  none.file({ area: 50 })
  expect(none.stands).toMatchObject({ active: ['sum'], forks: {}, path: ['council', 'sum'] })

  // Whom it is for may be asked too.
  const persons = councilOf('all', { fire: 'subject.kind == "entity"', water: 'subject.kind == "person"' })
  persons.file()
  expect(persons.stands.active).toEqual(['water', 'power'])

  // What cannot be judged applies.
  const unknown = councilOf('all', when)
  unknown.file({})
  expect(unknown.stands.active).toEqual(['fire', 'water', 'power'])
})

test('a withdrawal in a fork leaves nothing open', () => {
  const drive = councilOf('all')
  drive.file()
  drive.act('fire', 'yes')
  drive.must({ kind: 'withdraw', reason: '不办了' })
  expect(drive.open).toEqual([])
  expect(drive.stands).toMatchObject({ status: 'closed', milestone: 'withdrawn', active: [], forks: {} })
  expect(drive.log.filter(({ event }) => event.type === 'fork-left')).toHaveLength(1)
})

test('a way out of an inner branch into the outer one leaves only the inner fork', () => {
  const drive = new Drive(
    flowOf({
      outer: fork({ left: ['inner', 'after'], right: ['other'] }, 'all', ends),
      inner: fork({ one: ['pair'], two: ['third'] }, 'all', { next: { to: 'after' }, failed: passing }),
      pair: task({ yes: passing, skip: { to: 'after' } }),
      third: voting,
      after: voting,
      other: voting,
      sum,
      again,
    }),
  )
  drive.file()
  expect(drive.stands.active).toEqual(['pair', 'third', 'other'])
  drive.act('pair', 'skip')
  expect(drive.stands.active).toEqual(['other', 'after'])
  expect(Object.keys(drive.stands.forks)).toEqual(['outer'])
  drive.act('after', 'yes')
  drive.act('other', 'yes')
  expect(drive.stands.active).toEqual(['sum'])
})

import { expect, test } from 'vitest'
import type { LegEnd } from '../command.ts'
import { Drive } from './drive.fixture.ts'
import { closing, flowOf, fork, passing, spawn, task } from './sample-flow.fixture.ts'

const routes = { next: { to: 'whole' }, partial: { to: 'some' }, failed: { to: 'none' } }
const rest = {
  whole: task({ close: closing }),
  some: task({ close: closing, again: { to: 'together' } }),
  none: task({ close: closing, again: { to: 'together' } }),
}

function bundle(legs: Record<string, object>): Drive {
  return new Drive(flowOf({ together: spawn(legs, routes), ...rest }))
}

function end(drive: Drive, leg: string, outcome: LegEnd['outcome'], caseId?: string) {
  const running = caseId ?? drive.stands.legs[leg]?.caseId ?? 'none'
  return drive.must({ kind: 'leg-end', leg, caseId: running, outcome })
}

function statesOf(drive: Drive) {
  return Object.fromEntries(Object.entries(drive.stands.legs).map(([name, { state }]) => [name, state]))
}

test('legs begin in the order of their dependencies, told what was filed', () => {
  const drive = bundle({
    name: { answers: { word: 'form.word', lost: 'form.nothing.at.all + 1' } },
    licence: { after: ['name'] },
    seal: { after: ['name'] },
    bank: { after: ['licence', 'seal'] },
  })
  drive.file({ word: '晋中' })
  expect(statesOf(drive)).toEqual({ name: 'running', licence: 'waiting', seal: 'waiting', bank: 'waiting' })
  const started = drive.log.flatMap(({ event }) => (event.type === 'leg-started' ? [event.answers] : []))
  expect(started).toEqual([{ word: '晋中' }])
  end(drive, 'name', 'granted')
  expect(statesOf(drive)).toMatchObject({ licence: 'running', seal: 'running', bank: 'waiting' })
  end(drive, 'seal', 'granted')
  end(drive, 'licence', 'granted')
  end(drive, 'bank', 'granted')
  expect(drive.stands.active).toEqual(['whole'])
})

test('when a leg is refused, what comes after it is skipped, and the whole is partial', () => {
  const drive = bundle({ name: {}, licence: { after: ['name'] }, seal: { after: ['licence'] }, tax: {} })
  drive.file()
  end(drive, 'tax', 'granted')
  end(drive, 'name', 'refused')
  expect(statesOf(drive)).toEqual({ name: 'refused', licence: 'skipped', seal: 'skipped', tax: 'granted' })
  expect(drive.stands.active).toEqual(['some'])
})

test('legs that the facts do not ask for hold nobody up; without any the way goes on', () => {
  const when = 'form.staff > 0'
  const legs = { insurance: { when }, fund: { when, after: ['insurance'] } }
  const nobody = bundle(legs)
  nobody.file({ staff: 0 })
  expect(statesOf(nobody)).toEqual({ insurance: 'skipped', fund: 'skipped' })
  expect(nobody.stands.active).toEqual(['whole'])

  const some = bundle({ ...legs, licence: { after: ['insurance'] } })
  some.file({ staff: 0 })
  expect(statesOf(some)).toMatchObject({ insurance: 'skipped', licence: 'running' })
})

test('a leg that is not required may fail, unless nothing at all was granted', () => {
  const optional = { licence: {}, seal: { required: false } }
  const drive = bundle(optional)
  drive.file()
  end(drive, 'seal', 'refused')
  end(drive, 'licence', 'granted')
  expect(drive.stands.active).toEqual(['whole'])

  const nothing = bundle({ seal: { required: false }, bank: { required: false } })
  nothing.file()
  end(nothing, 'seal', 'refused')
  end(nothing, 'bank', 'ended')
  expect(nothing.stands.active).toEqual(['none'])
})

test('the end of a case that is no running leg changes nothing: told twice, told late, told by one of before', () => {
  const drive = bundle({ licence: {} })
  drive.file()
  const first = drive.stands.legs['licence']?.caseId ?? ''
  expect(end(drive, 'licence', 'granted', 'another')).toEqual([])
  expect(end(drive, 'constructor', 'granted', first)).toEqual([])
  end(drive, 'licence', 'unfiled')
  expect(end(drive, 'licence', 'unfiled', first)).toEqual([])
  drive.act('none', 'again')
  expect(statesOf(drive)).toEqual({ licence: 'running' })
  expect(end(drive, 'licence', 'refused', first)).toEqual([])
  end(drive, 'licence', 'granted')
  expect(drive.stands.active).toEqual(['whole'])
  drive.act('whole', 'close')
  expect(end(drive, 'licence', 'granted', first)).toEqual([])
})

test('legs of a branch that was left go on by themselves and report to nobody', () => {
  const drive = new Drive(
    flowOf({
      both: fork({ legs: ['legs'], people: ['people'] }, 'any', {
        next: { to: 'whole' },
        failed: { to: 'whole' },
      }),
      legs: spawn({ licence: {} }, { next: passing, partial: passing, failed: passing }),
      people: task({ yes: passing }),
      whole: task({ close: closing }),
    }),
  )
  drive.file()
  drive.act('people', 'yes')
  expect(drive.stands.active).toEqual(['whole'])
  end(drive, 'licence', 'granted')
  expect(drive.stands).toMatchObject({ active: ['whole'], legs: { licence: { state: 'granted' } } })
})

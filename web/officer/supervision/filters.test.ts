import { expect, test } from 'vitest'
import { readCardFilters } from './filters.ts'

const read = (search: string) => readCardFilters(new URLSearchParams(search))

test('what an address says of cards is read, and what it cannot mean is left out', () => {
  const unit = '14070200-0000-8027-8000-100000000000'
  expect(read(`colour=red&state=objected&rule=overdue&unit=${unit}&from=2026-09-01&q=0013`)).toEqual({
    colour: 'red',
    state: 'objected',
    rule: 'overdue',
    unit,
    from: '2026-09-01',
    q: '0013',
  })
  expect(read('colour=green&state=open&rule=../x&unit=1&from=monday&q=')).toEqual({})
})

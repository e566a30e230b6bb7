import { expect, test } from 'vitest'
import { Keeper, type Channel, type Kept, type Parts } from './keeper.ts'

/** A server with one draft, as `design.save` keeps it. */
function server(body: Record<string, unknown>) {
  let kept: Kept = { revision: 0, body, findings: [], drawing: null }
  let down = false
  const saves: Parts[] = []
  const channel: Channel = {
    save: async (revision, parts) => {
      await Promise.resolve()
      if (down) throw new Error('no answer')
      if (revision !== kept.revision) return 'stale'
      saves.push(parts)
      kept = { revision: revision + 1, body: { ...kept.body, ...parts }, findings: [], drawing: null }
      return { revision: kept.revision, findings: [], drawing: null }
    },
    read: async () => kept,
  }
  return {
    channel,
    saves,
    kept: () => kept,
    fail: (fails: boolean) => void (down = fails),
    other: (parts: Parts) =>
      void (kept = { ...kept, revision: kept.revision + 1, body: { ...kept.body, ...parts } }),
  }
}

test('what is written while it is being kept is kept after it', async () => {
  const { channel, saves, kept } = server({ visits: 0 })
  const keeper = new Keeper(kept(), channel)
  keeper.write('visits', 1)
  const first = keeper.flush()
  keeper.write('visits', 2)
  keeper.write('retentionYears', 30)
  await Promise.all([first, keeper.flush()])
  expect(saves).toEqual([{ visits: 1 }, { visits: 2, retentionYears: 30 }])
  expect(keeper.shown()).toMatchObject({ status: 'kept', waiting: [], revision: 2 })
})

test('of two who write neither loses anything', async () => {
  const { channel, kept, other } = server({ visits: 0, retentionYears: 10 })
  const keeper = new Keeper(kept(), channel)
  other({ retentionYears: 20 })
  keeper.write('visits', 1)
  await keeper.flush()
  expect(keeper.shown()).toMatchObject({
    status: 'conflict',
    waiting: ['visits'],
    body: { visits: 1 },
    theirs: { body: { visits: 0, retentionYears: 20 } },
  })
  // One may go on writing before one has chosen.
  keeper.write('summary', 'x')
  await keeper.flush()
  await keeper.settle('mine')
  expect(kept().body).toEqual({ visits: 1, retentionYears: 20, summary: 'x' })
  expect(keeper.shown()).toMatchObject({ status: 'kept', theirs: undefined, revision: kept().revision })
})

test('who gives way has what the other kept', async () => {
  const { channel, kept, other } = server({ visits: 0 })
  const keeper = new Keeper(kept(), channel)
  other({ visits: 5 })
  keeper.write('visits', 1)
  await keeper.flush()
  await keeper.settle('theirs')
  expect(keeper.shown()).toMatchObject({ status: 'kept', body: { visits: 5 }, waiting: [] })
  expect(kept().body).toEqual({ visits: 5 })
})

test('a server that does not answer loses nothing', async () => {
  const { channel, kept, fail } = server({ visits: 0 })
  const keeper = new Keeper(kept(), channel)
  fail(true)
  keeper.write('visits', 1)
  await keeper.flush()
  expect(keeper.shown()).toMatchObject({ status: 'failed', waiting: ['visits'], body: { visits: 1 } })
  fail(false)
  await keeper.flush()
  expect(kept().body).toEqual({ visits: 1 })
})

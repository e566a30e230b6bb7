import { expect, test } from 'vitest'
import { createWorld } from '#world'

test('a transaction whose connection is cut fails whole: nothing of it is kept and nothing of it runs elsewhere', async () => {
  await using world = await createWorld()
  await world.owner.read`create table public.kept (what text)`
  await world.owner.read`grant insert, select on public.kept to yiwang_app`
  const cut = world.database.write(async (transaction) => {
    await transaction`insert into public.kept values ('before')`
    const [row] = await transaction<[{ pid: number }]>`select pg_backend_pid() as pid`
    await world.owner.read`select pg_terminate_backend(${row.pid})`
    await transaction`insert into public.kept values ('after')`.catch(() => {})
    await transaction`insert into public.kept values ('long after')`
  })
  await expect(cut).rejects.toMatchObject({ code: expect.stringMatching(/^(CONNECTION_|ECONN|57P)/) })
  expect(await world.database.read`select what from public.kept`).toHaveLength(0)
  await world.database.write((transaction) => transaction`insert into public.kept values ('again')`)
  expect(await world.database.read`select what from public.kept`).toEqual([{ what: 'again' }])
})

test('a failed statement undoes the transaction even when its error is caught', async () => {
  await using world = await createWorld()
  const done = world.database.write(async (transaction) => {
    await transaction`select 1 / 0`.catch(() => {})
    return 'kept'
  })
  await expect(done).rejects.toMatchObject({ code: '22012' })
})

test('a statement after the end of its transaction is refused', async () => {
  await using world = await createWorld()
  const late = await world.database.write(async (transaction) => ({ transaction }))
  await expect(late.transaction`select 1`).rejects.toThrow('over')
})

test('more transactions at once than there are connections wait for their turn', async () => {
  await using world = await createWorld()
  const done = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      world.database.write(
        async (transaction) => (await transaction<{ n: number }[]>`select ${index}::int as n`)[0]?.n,
      ),
    ),
  )
  expect(done).toEqual(Array.from({ length: 20 }, (_, index) => index))
})

test('statements in flight when every connection is cut all fail, and the next ones work', async () => {
  await using world = await createWorld()
  const sleeping = Array.from({ length: 30 }, () =>
    world.database.read`select pg_sleep(20)`.then(
      () => 'slept',
      (cause: unknown) => cause,
    ),
  )
  await new Promise((resolve) => setTimeout(resolve, 300))
  await world.owner
    .read`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  for (const outcome of await Promise.all(sleeping))
    expect(outcome).toMatchObject({ code: expect.stringMatching(/^(CONNECTION_|ECONN|57P)/) })
  expect(await world.database.read`select 1 as one`).toEqual([{ one: 1 }])
})

import { expect, test } from 'vitest'
import { createWorld } from '#world'
import { migrate } from './migrate.ts'

test('a database that is up to date is left alone, one of a newer release is refused by name', async () => {
  await using world = await createWorld()
  expect(await migrate(world.url)).toBe(0)
  await world.owner.read`insert into public.migration (name) values ('9999_tomorrow')`
  await expect(migrate(world.url)).rejects.toMatchObject({
    name: 'StartFailure',
    message: 'The database is of a newer release (it has 9999_tomorrow): start that release',
  })
})

import { expect, test } from 'vitest'
import { createWorld } from '#world'

test('a world is a database of its own that the server may not alter', async () => {
  await using world = await createWorld()
  const [row] = await world.database.read<
    { user: string; at: Temporal.Instant }[]
  >`select current_user as user, now() as at`
  expect(row?.user).toBe('yiwang_app')
  expect(row?.at).toBeInstanceOf(Temporal.Instant)
  await expect(world.database.read`drop schema audit cascade`).rejects.toMatchObject({ code: '42501' })
})

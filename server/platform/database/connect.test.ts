import { expect, test } from 'vitest'
import { createWorld } from '#world'
import { connect, type Database } from './index.ts'

test('only who asks for haste commits without waiting for the disk', async () => {
  await using world = await createWorld()
  const [hasty, steady] = [true, false].map((isHasty) => connect({ url: world.url, isHasty }))
  if (!hasty || !steady) throw new Error('two connections')
  try {
    expect(await asksFor(hasty)).toEqual({ setting: 'off', source: 'client' })
    expect((await asksFor(steady)).source).not.toBe('client')
  } finally {
    await Promise.all([hasty.close(), steady.close()])
  }
})

async function asksFor({ read }: Database) {
  const [row] = await read<[{ setting: string; source: string }]>`
    select setting, source from pg_settings where name = 'synchronous_commit'`
  return { ...row }
}

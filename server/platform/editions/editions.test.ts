import { expect, test } from 'vitest'
import { z } from 'zod'
import { createWorld } from '#world'
import { publishEditions, type EditionKind } from './index.ts'

const NOON = Temporal.Instant.from('2026-11-23T04:00:00Z')
const plain = z.strictObject({ id: z.string(), version: z.number(), word: z.string() })
const grown = plain.extend({ tone: z.string().default('calm') })
const kindOf = <E extends z.output<typeof plain>>(shape: z.ZodType<E>): EditionKind<E> => ({
  noun: 'notice',
  shape,
  findings: () => [],
})

test('a shape that has grown a default since changes nothing that is published; a word of it does', async () => {
  await using world = await createWorld()
  await world.owner.read`
    create table public.notice (id text, version int, digest text, body jsonb, published_at timestamptz,
      withdrawn_at timestamptz, primary key (id, version))`
  const publish = <E extends z.output<typeof plain>>(shape: z.ZodType<E>, given: object) =>
    world.owner.write((tx) =>
      publishEditions(
        tx,
        { kind: kindOf(shape), schema: 'public', table: 'notice' },
        [shape.parse(given)],
        NOON,
      ),
    )
  const first = { id: 'gate', version: 1, word: 'open' }
  await publish(plain, first)
  await publish(grown, first)
  await expect(publish(grown, { ...first, tone: 'loud' })).rejects.toThrow(
    'The notice gate was changed, but its version 1 is already published: give it version 2',
  )
  await publish(grown, { ...first, version: 2, tone: 'loud' })
  await expect(publish(grown, first)).rejects.toThrow('a later one is already published')
  expect(
    await world.owner
      .read`select version, withdrawn_at is null as offered from public.notice order by version`,
  ).toEqual([
    { version: 1, offered: false },
    { version: 2, offered: true },
  ])
})

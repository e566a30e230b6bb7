import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createWorld } from '#world'
import { loadIndicators, readIndicators, soundIndicator } from './load.ts'

const packs = fileURLToPath(new URL('../../../packs', import.meta.url))
const sound = await readFile(join(packs, 'indicators', 'instant.yaml'), 'utf8')

test('the indicators of the house are sound and in order', async () => {
  expect((await readIndicators(packs)).map(({ id }) => id)).toEqual([
    'cases-today',
    'instant-today',
    'instant',
    'within-promised',
    'prefilled',
    'minutes-saved',
    'satisfaction',
    'at-risk',
    'within-statutory',
    'red-cards',
    'yellow-cards',
    'rectification',
    'rectification-on-time',
    'guide-correction-days',
    'new-firm-notices',
    'guide-upheld',
    'compression',
    'online-share',
    'zero-visit',
  ])
})

test.each([
  ['SQL in a condition', sound.replace('automatic: true', 'sql: "1 = 1"'), /sql/],
  ['a word outside the vocabulary', sound.replaceAll('milestone: decided', 'milestone: pondered'), /measure/],
  [
    'a share of other cases',
    sound.replace('of: { count: cases, milestone: decided', 'of: { count: cases, milestone: submitted'),
    /among other cases/,
  ],
  ['a number typed in by hand', sound.replace('version: 1', 'version: 1\nvalue: 99'), /value/],
  ['a caption of something unknown', sound.replace('{numerator}件', '{secret}件'), /secret/],
  ['a share without its denominator described', sound.replace(/^denominator:.*\n/m, ''), /denominator/],
  ['another name than its file', sound.replace('id: instant', 'id: other'), /must be called/],
  ['no YAML', '{', /not YAML/],
])('%s is refused', (_what, text, reason) => {
  expect(text).not.toBe(sound)
  expect(() => soundIndicator('instant.yaml', text)).toThrow(reason)
})

test('a published version cannot be changed, only followed by another, and what is gone is withdrawn', async () => {
  await using world = await createWorld()
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-packs-'))
  await cp(join(packs, 'indicators'), join(folder, 'indicators'), { recursive: true })
  const file = join(folder, 'indicators', 'instant.yaml')
  const load = () => world.database.write((tx) => loadIndicators(tx, folder, world.clock.now()))
  const offered = () =>
    world.database
      .read`select id, version from indicator.definition where withdrawn_at is null and id = 'instant'`
  await load()
  await writeFile(file, sound.replace('order: 30', 'order: 31'))
  await expect(load()).rejects.toThrow('give it version 2')
  await writeFile(file, sound.replace('order: 30', 'order: 31').replace('version: 1', 'version: 2'))
  await load()
  expect(await offered()).toEqual([{ id: 'instant', version: 2 }])
  await writeFile(file, sound)
  await expect(load()).rejects.toThrow('a later one is already published')
  await expect(world.database.read`update indicator.definition set body = '{}'`).rejects.toMatchObject({
    code: '42501',
  })
})

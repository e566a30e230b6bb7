import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPacks } from '../publish.ts'
import { packArchive, packFiles, readPackArchive } from './archive.ts'
import { readPack } from './read.ts'
import { ArchiveRefused, readTar, writeTar } from './tar.ts'

const packs = await readPacks(join(import.meta.dirname, '../../../../packs'))

test.each(packs.map((pack) => [pack.definition.slug, pack] as const))(
  'the pack %s comes back as it went, byte for byte',
  async (_slug, { definition, digest }) => {
    const archive = packArchive(definition)
    const again = await readPackArchive(archive)
    expect(again.digest).toBe(digest)
    expect(packArchive(again.definition).equals(archive)).toBe(true)
  },
)

test('an archive unpacked by tar is a folder of packs', async () => {
  const [pack] = packs
  if (!pack) throw new Error('no packs')
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-tar-'))
  try {
    await writeFile(join(folder, 'pack.tar'), packArchive(pack.definition))
    execFileSync('tar', ['-xf', 'pack.tar'], { cwd: folder })
    const read = await readPack(join(folder, 'services', pack.definition.slug))
    expect(read.digest).toBe(pack.digest)
    // What tar itself packs is read, folders and all.
    const packed = execFileSync('tar', ['--format=ustar', '-cf', '-', './flows', './services'], {
      cwd: folder,
    })
    expect((await readPackArchive(packed)).digest).toBe(pack.digest)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('what is no archive of a pack is refused', async () => {
  const [pack] = packs
  if (!pack) throw new Error('no packs')
  const files = packFiles(pack.definition)
  const archive = writeTar(files)
  const damaged = Buffer.from(archive)
  damaged[3] = (damaged[3] ?? 0) ^ 1
  const link = Buffer.from(writeTar(new Map([['services/a/matter.yaml', '']])))
  link.write('2', 156)
  link.write('0000000\0', 148)
  const refused: [Uint8Array, RegExp][] = [
    [Buffer.from('no archive at all'.repeat(100)), /is no ustar archive/],
    [Buffer.alloc(0), /breaks off/],
    [archive.subarray(0, 700), /breaks off/],
    [damaged, /damaged/],
    [link, /damaged|no plain file/],
    [writeTar(new Map([['services/../../etc/passwd', 'root']])), /leads out/],
  ]
  for (const [bytes, message] of refused) {
    expect(() => readTar(bytes)).toThrow(ArchiveRefused)
    expect(() => readTar(bytes)).toThrow(message)
  }
  await expect(readPackArchive(writeTar(new Map([['readme', 'x']])))).rejects.toThrow(/one folder/)
  const without = new Map([...files].filter(([path]) => !path.endsWith('form.yaml')))
  await expect(readPackArchive(writeTar(without))).rejects.toThrow(/form.yaml: is missing/)
})

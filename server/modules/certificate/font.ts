import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as fontkit from 'fontkit'
import { Problem } from '#platform/errors'

const weights = {
  regular: '400Regular/NotoSerifSC_400Regular.ttf',
  bold: '700Bold/NotoSerifSC_700Bold.ttf',
} as const
export type Weight = keyof typeof weights

const folder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
)
const buffers = new Map<Weight, Promise<Buffer>>()
let covered: Promise<ReadonlySet<number>> | undefined

/** The whole font, read once. */
export function fontFile(weight: Weight): Promise<Buffer> {
  const found = buffers.get(weight) ?? readFile(join(folder, weights[weight]))
  buffers.set(weight, found)
  return found
}

/** Stops what cannot be printed before it is issued: a missing character would be a box on a lawful document. Throws certificate.unprintable naming the code points. */
export async function requirePrintable(texts: readonly string[]): Promise<void> {
  covered ??= coverage()
  const known = await covered
  const missing = new Set<string>()
  for (const text of texts)
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0
      if (!known.has(point)) missing.add(`U+${point.toString(16).toUpperCase().padStart(4, '0')}`)
    }
  if (missing.size > 0)
    throw new Problem('certificate.unprintable', {
      detail: [...missing].join(' '),
      members: { characters: [...missing] },
    })
}

async function coverage(): Promise<ReadonlySet<number>> {
  const font = fontkit.create(await fontFile('regular'))
  return new Set('characterSet' in font ? font.characterSet : [])
}

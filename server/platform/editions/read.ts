import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { StartFailure } from '#platform/errors'

/** Data that stands in files of its own, each with the id that names the file and a version that counts its changes. */
export interface Edition {
  readonly id: string
  readonly version: number
}

export interface EditionKind<E extends Edition> {
  /** As messages name one: `indicator`. */
  readonly noun: string
  readonly shape: z.ZodType<E>
  /** What its shape cannot say is wrong with it. */
  findings(edition: E): string[]
}

/** All of a folder, by the names of their files; throws StartFailure naming the file that is not sound, or the folder without any. */
export async function readEditions<E extends Edition>(kind: EditionKind<E>, folder: string): Promise<E[]> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted()
  if (files.length === 0) throw new StartFailure(`There are no ${kind.noun}s in ${folder}`)
  return Promise.all(
    files.map(async (file) => soundEdition(kind, file, await readFile(join(folder, file), 'utf8'))),
  )
}

/** One from the text of its file; throws StartFailure with everything that is wrong. */
export function soundEdition<E extends Edition>(kind: EditionKind<E>, file: string, text: string): E {
  const parsed = kind.shape.safeParse(yamlOf(file, text))
  if (!parsed.success)
    throw new StartFailure(`${file}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
  const findings = kind.findings(parsed.data)
  if (`${parsed.data.id}.yaml` !== file) findings.push(`the file must be called ${parsed.data.id}.yaml`)
  if (findings.length > 0) throw new StartFailure(`${file}: ${findings.join('; ')}`)
  return parsed.data
}

function yamlOf(file: string, text: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw new StartFailure(`${file} is not YAML`, { cause })
  }
}

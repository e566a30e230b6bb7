import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { canonicalJson, sm3Hex } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import { checkTemplate } from '#platform/expression'
import { baseKey } from './compile.ts'
import { captionWords } from './figure.ts'
import { indicator, quantityOf, type Indicator, type Measure } from './measure.ts'

/**
 * Publishes the indicators of `<packs>/indicators/*.yaml` and withdraws those that are gone; doing it again changes nothing.
 * Throws StartFailure naming the file, when one is not sound or was changed without a new version.
 */
export async function loadIndicators(
  tx: Transaction,
  packsFolder: string,
  now: Temporal.Instant,
): Promise<void> {
  const packs = (await readIndicators(packsFolder)).map((body) => ({
    id: body.id,
    version: body.version,
    digest: sm3Hex(canonicalJson(body)),
    body,
  }))
  const stored = await tx<
    { id: string; version: number; digest: string }[]
  >`select id, version, digest from indicator.definition`
  for (const { id, version, digest } of packs) {
    const versions = stored.filter((row) => row.id === id)
    if (versions.some((row) => row.version === version && row.digest !== digest))
      throw new StartFailure(
        `The indicator ${id} was changed, but its version ${version} is already published: give it version ${version + 1}`,
      )
    if (versions.some((row) => row.version > version))
      throw new StartFailure(
        `The indicator ${id} has version ${version}, but a later one is already published`,
      )
  }
  const list = JSON.stringify(packs)
  await tx`
    update indicator.definition d set withdrawn_at = greatest(${now}, d.published_at)
    where withdrawn_at is null
      and not exists (select from jsonb_to_recordset(${list}::text::jsonb) as p (id text, version int) where p.id = d.id and p.version = d.version)`
  await tx`
    insert into indicator.definition as d (id, version, digest, body, published_at)
    select p.id, p.version, p.digest, p.body, ${now} from jsonb_to_recordset(${list}::text::jsonb) as p (id text, version int, digest text, body jsonb)
    on conflict (id, version) do update set withdrawn_at = null where d.withdrawn_at is not null`
}

/** The indicators of a pack folder in the order of their figures; throws StartFailure naming the file that is not sound. */
export async function readIndicators(packsFolder: string): Promise<Indicator[]> {
  const folder = join(packsFolder, 'indicators')
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted()
  if (files.length === 0) throw new StartFailure(`There are no indicators in ${folder}`)
  const read = await Promise.all(
    files.map(async (file) => soundIndicator(file, await readFile(join(folder, file), 'utf8'))),
  )
  return read.toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id))
}

/** An indicator from the text of its file; throws StartFailure with everything that is wrong. */
export function soundIndicator(file: string, text: string): Indicator {
  const parsed = indicator.safeParse(yamlOf(file, text))
  if (!parsed.success)
    throw new StartFailure(`${file}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
  const findings = findingsOf(parsed.data)
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

function findingsOf({ measure, asides, caption, denominator }: Indicator): string[] {
  const findings = [measure, ...Object.values(asides)].flatMap(findingsOfMeasure)
  if ((denominator !== undefined) === 'total' in measure)
    findings.push('a share or a mean has its denominator described, a total has none')
  if ('compareWith' in caption && !Object.hasOwn(asides, caption.compareWith))
    findings.push(`the caption compares with ${caption.compareWith}, which is no aside`)
  const roots = [...captionWords, ...Object.keys(asides)]
  const texts =
    'counted' in caption
      ? [caption.counted, caption.empty]
      : [caption.more, caption.fewer, caption.same, caption.empty]
  findings.push(...texts.flatMap((text) => checkTemplate(text, roots)))
  return findings
}

/** A share is of the same rows, or it could be more than all. */
function findingsOfMeasure(measure: Measure): string[] {
  const numerator = quantityOf(measure, 'numerator')
  const denominator = quantityOf(measure, 'denominator')
  return 'share' in measure && numerator && denominator && baseKey(numerator) !== baseKey(denominator)
    ? ['a share counts its numerator among other cases than its denominator']
    : []
}

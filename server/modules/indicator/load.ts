import { join } from 'node:path'
import type { Transaction } from '#platform/database'
import { publishEditions, readEditions, soundEdition, type EditionKind } from '#platform/editions'
import { checkTemplate } from '#platform/expression'
import { baseKey } from './compile.ts'
import { captionWords } from './figure.ts'
import { indicator, quantityOf, type Indicator, type Measure } from './measure.ts'

const kind: EditionKind<Indicator> = { noun: 'indicator', shape: indicator, findings: findingsOf }

/**
 * Publishes the indicators of `<packs>/indicators/*.yaml` and withdraws those that are gone; doing it again changes nothing.
 * Throws StartFailure naming the file, when one is not sound or was changed without a new version.
 */
export async function loadIndicators(
  tx: Transaction,
  packsFolder: string,
  now: Temporal.Instant,
): Promise<void> {
  const indicators = await readIndicators(packsFolder)
  await publishEditions(tx, { kind, schema: 'indicator', table: 'definition' }, indicators, now)
}

/** The indicators of a pack folder in the order of their figures; throws StartFailure naming the file that is not sound. */
export async function readIndicators(packsFolder: string): Promise<Indicator[]> {
  const read = await readEditions(kind, join(packsFolder, 'indicators'))
  return read.toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id))
}

/** An indicator from the text of its file; throws StartFailure with everything that is wrong. */
export function soundIndicator(file: string, text: string): Indicator {
  return soundEdition(kind, file, text)
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

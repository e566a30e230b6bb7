import { join } from 'node:path'
import { resolveAddresses } from '#modules/law'
import { dateOf } from '#platform/clock'
import type { Transaction } from '#platform/database'
import { publishEditions, readEditions, soundEdition, type EditionKind } from '#platform/editions'
import { StartFailure } from '#platform/errors'
import { checkExpression, checkTemplate, evaluateExpression, ExpressionFailed } from '#platform/expression'
import { samples, type Facts } from './facts.ts'
import { rule, type Rule } from './rule.ts'

const kind: EditionKind<Rule> = { noun: 'supervision rule', shape: rule, findings: findingsOf }

/**
 * Publishes the rules of `<packs>/supervision/*.yaml` and withdraws those that are gone; doing it again changes nothing.
 * Throws StartFailure naming the file, when one is not sound, cites no article in force, or was changed without a new version.
 */
export async function loadSupervision(
  tx: Transaction,
  packsFolder: string,
  now: Temporal.Instant,
): Promise<void> {
  const rules = await readRules(packsFolder)
  await checkLaw(tx, rules, now)
  await publishEditions(tx, { kind, schema: 'supervision', table: 'rule' }, rules, now)
}

/** The rules of a pack folder by their names; throws StartFailure naming the file that is not sound. */
export async function readRules(packsFolder: string): Promise<Rule[]> {
  return readEditions(kind, join(packsFolder, 'supervision'))
}

/** A rule from the text of its file; throws StartFailure with everything that is wrong. */
export function soundRule(file: string, text: string): Rule {
  return soundEdition(kind, file, text)
}

function findingsOf({ on, when, says, todo }: Rule): string[] {
  const sample = sampleOf(on)
  return [
    ...[says, todo].flatMap((text) => checkTemplate(text, Object.keys(sample))),
    ...(when === undefined ? [] : checkWhen(when, sample)),
  ]
}

function sampleOf(on: Rule['on']): Facts {
  if ('milestones' in on) return samples.milestones
  if ('clocks' in on) return samples.clocks
  return 'suspended' in on ? samples.suspended : samples.untouched
}

/** An expression that cannot be read, fails on the facts there are, or is no yes or no. */
function checkWhen(when: string, sample: Facts): string[] {
  const unreadable = checkExpression(when)
  if (unreadable !== undefined) return [`when: ${unreadable}`]
  try {
    const value = evaluateExpression(when, { ...sample })
    return typeof value === 'boolean' ? [] : [`when is no yes or no: ${String(value)}`]
  } catch (cause) {
    if (cause instanceof ExpressionFailed) return [`when: ${cause.message}`]
    throw cause
  }
}

async function checkLaw(tx: Transaction, rules: readonly Rule[], now: Temporal.Instant): Promise<void> {
  const cited = rules.flatMap(({ id, basis, objection, within }) =>
    [basis.licence, basis.other, objection.basis, within.basis].flatMap((citation) =>
      citation && 'law' in citation ? [{ id, law: citation.law }] : [],
    ),
  )
  const known = await resolveAddresses(
    tx,
    cited.map(({ law }) => law),
    dateOf(now),
  )
  const [missing] = cited.filter(({ law }) => !known.has(law))
  if (missing)
    throw new StartFailure(`The supervision rule ${missing.id} cites ${missing.law}, which is not in force`)
}

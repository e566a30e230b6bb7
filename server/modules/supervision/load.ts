import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { resolveAddresses } from '#modules/law'
import { canonicalJson, sm3Hex } from '#platform/crypto'
import { dateOf } from '#platform/clock'
import type { Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import { checkExpression, checkTemplate, evaluateExpression, ExpressionFailed } from '#platform/expression'
import { samples, type Facts } from './facts.ts'
import { rule, type Rule } from './rule.ts'

/**
 * Publishes the rules of `<packs>/supervision/*.yaml` and withdraws those that are gone; doing it again changes nothing.
 * Throws StartFailure naming the file, when one is not sound, cites no article in force, or was changed without a new version.
 */
export async function loadSupervision(
  tx: Transaction,
  packsFolder: string,
  now: Temporal.Instant,
): Promise<void> {
  const packs = (await readRules(packsFolder)).map((body) => ({
    id: body.id,
    version: body.version,
    digest: sm3Hex(canonicalJson(body)),
    body,
  }))
  const stored = await tx<
    { id: string; version: number; digest: string }[]
  >`select id, version, digest from supervision.rule`
  for (const { id, version, digest } of packs) {
    const versions = stored.filter((row) => row.id === id)
    if (versions.some((row) => row.version === version && row.digest !== digest))
      throw new StartFailure(
        `The supervision rule ${id} was changed, but its version ${version} is already published: give it version ${version + 1}`,
      )
    if (versions.some((row) => row.version > version))
      throw new StartFailure(
        `The supervision rule ${id} has version ${version}, but a later one is already published`,
      )
  }
  await checkLaw(
    tx,
    packs.map(({ body }) => body),
    now,
  )
  const list = JSON.stringify(packs)
  await tx`
    update supervision.rule r set withdrawn_at = greatest(${now}, r.published_at)
    where withdrawn_at is null
      and not exists (select from jsonb_to_recordset(${list}::text::jsonb) as p (id text, version int) where p.id = r.id and p.version = r.version)`
  await tx`
    insert into supervision.rule as r (id, version, digest, body, published_at)
    select p.id, p.version, p.digest, p.body, ${now} from jsonb_to_recordset(${list}::text::jsonb) as p (id text, version int, digest text, body jsonb)
    on conflict (id, version) do update set withdrawn_at = null where r.withdrawn_at is not null`
}

/** The rules of a pack folder by their names; throws StartFailure naming the file that is not sound. */
export async function readRules(packsFolder: string): Promise<Rule[]> {
  const folder = join(packsFolder, 'supervision')
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted()
  if (files.length === 0) throw new StartFailure(`There are no supervision rules in ${folder}`)
  return Promise.all(files.map(async (file) => soundRule(file, await readFile(join(folder, file), 'utf8'))))
}

/** A rule from the text of its file; throws StartFailure with everything that is wrong. */
export function soundRule(file: string, text: string): Rule {
  const parsed = rule.safeParse(yamlOf(file, text))
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

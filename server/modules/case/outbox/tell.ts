import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { Command } from '../command.ts'
import { perform, type Performed, type Performer } from '../perform.ts'
import { findCase } from '../queries.ts'

const TRIES = 5

/** Who acts where nobody did: the platform, in the name of the unit that decides. */
export function machine(platform: Platform, unitName: string, operation: string): Performer {
  return {
    actor: { kind: 'system', id: 'platform', name: unitName },
    act: { principal: { kind: 'system' }, now: platform.clock.now() },
    operation,
  }
}

/**
 * Reports something to a case that may be acted on at the same moment: read and told again when it has moved on. Undefined where
 * there is no such case. Throws the refusal's Problem.
 */
export async function tellCase(
  platform: Platform,
  caseId: string,
  command: Command,
  operation: string,
): Promise<Performed | undefined> {
  for (let tries = 1; ; tries++) {
    const found = await findCase(platform.database.read, caseId)
    const matter = found && (await definitionOf(platform.database, found.base.slug, found.base.version))
    if (!found || !matter) return undefined
    try {
      return await perform(
        platform,
        matter,
        found,
        command,
        machine(platform, found.base.unit.name, operation),
      )
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.code !== 'case.stale' || tries === TRIES) throw cause
    }
  }
}

/** A case that has no use for the message any more has taken note of it. */
export async function unlessRefused(told: Promise<unknown>): Promise<void> {
  try {
    await told
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code === 'case.stale' || cause.status >= 500) throw cause
  }
}

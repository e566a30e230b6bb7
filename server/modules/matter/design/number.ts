import { isDeepStrictEqual } from 'node:util'
import type { Flow, MatterDefinition } from '#contract'
import { digestOf, latestModel } from '#modules/decision'
import type { Read } from '#platform/database'

/** What a draft is numbered after. */
export interface Before {
  /** The highest version there ever was; 0 where there was none. */
  readonly latest: number
  /** The version it takes the place of. */
  readonly live: MatterDefinition | undefined
  /** Flows in use: who takes one as it is shares its name. */
  readonly flows: readonly Flow[]
}

/** A draft as the version that it becomes: rules and flow get new numbers only where they changed. */
export async function numbered(
  read: Read,
  draft: MatterDefinition,
  { latest, live, flows }: Before,
): Promise<MatterDefinition> {
  const { decision, ...rest } = draft
  return {
    ...rest,
    version: latest + 1,
    flow: numberedFlow(draft, live?.flow, flows),
    ...(decision
      ? { decision: await numberedRules(read, { ...decision, id: live?.decision?.id ?? draft.slug }) }
      : {}),
  }
}

async function numberedRules(read: Read, rules: NonNullable<MatterDefinition['decision']>) {
  const kept = await latestModel(read, rules.id)
  if (!kept) return { ...rules, version: 1 }
  const same = { ...rules, version: kept.version }
  return digestOf(same) === kept.digest ? same : { ...rules, version: kept.version + 1 }
}

function numberedFlow(
  { flow, slug }: MatterDefinition,
  live: Flow | undefined,
  flows: readonly Flow[],
): Flow {
  const shared = [...(live ? [live] : []), ...flows].find((other) => isSame(other, flow))
  if (shared) return shared
  const before = live?.id === slug ? live.version : 0
  return { ...flow, id: slug, version: before + 1 }
}

function isSame({ id: _id, version: _version, ...one }: Flow, { id, version, ...other }: Flow): boolean {
  return isDeepStrictEqual(one, other)
}

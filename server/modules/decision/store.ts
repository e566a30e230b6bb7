import type { DecisionModel } from '#contract'
import { decisionModel } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import { digestOf } from './decision.ts'

/** Keeps models for ever, one row a version; a version that is kept with other content is refused with a StartFailure. */
export async function storeModels(
  tx: Transaction,
  models: readonly DecisionModel[],
  now: Temporal.Instant,
): Promise<void> {
  if (models.length === 0) return
  const rows = models.map((model) => ({
    id: model.id,
    version: model.version,
    digest: digestOf(model),
    body: model,
  }))
  const kept = await tx<{ id: string; version: number; body: unknown }[]>`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (id text, version integer, digest text, body json)
    ), added as (
      insert into decision.model (id, version, digest, body, published_at)
      select id, version, digest, body, ${now} from given
      on conflict (id, version) do nothing
    )
    select model.id, model.version, model.body from decision.model join given using (id, version)`
  const digests = new Map(rows.map(({ id, version, digest }) => [`${id} ${version}`, digest]))
  // Read as this release reads it: a shape that has grown a default since changes no rules.
  const changed = kept.find(
    ({ id, version, body }) => digests.get(`${id} ${version}`) !== digestOf(decisionModel.parse(body)),
  )
  if (changed)
    throw new StartFailure(
      `The rules ${changed.id} were changed, but their version ${changed.version} is already published: give them version ${changed.version + 1}`,
    )
}

/** A model as it was published, to replay what it ruled; undefined when there never was one. */
export async function findModel(read: Read, id: string, version: number): Promise<DecisionModel | undefined> {
  const [row] = await read<
    { body: unknown }[]
  >`select body from decision.model where id = ${id} and version = ${version}`
  return row && decisionModel.parse(row.body)
}

/** The number and the digest of the newest version of a model; undefined when there never was one. */
export async function latestModel(
  read: Read,
  id: string,
): Promise<{ version: number; digest: string } | undefined> {
  const [row] = await read<{ version: number; digest: string }[]>`
    select version, digest from decision.model where id = ${id} order by version desc limit 1`
  return row
}

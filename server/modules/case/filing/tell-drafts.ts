import { accountOwners } from '#modules/identity'
import { offeredEdition, offeredVersions } from '#modules/matter'
import { notify } from '#modules/message'
import { perDatabase } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Batch } from '../outbox/effect.ts'

const BATCH = 200

/** The edition of what is offered of which everybody has been told. */
const toldOf = perDatabase((): { edition: number } => ({ edition: -1 }))

interface Outdated {
  readonly accountId: string
  readonly slug: string
  readonly told: number
}

/** Tells whoever keeps a draft that the matter has a new version, or is offered no more; each once. What they wrote stays. */
export async function tellDrafts({ database, clock }: Platform): Promise<Batch> {
  const told = toldOf(database)
  const edition = await offeredEdition(database)
  if (told.edition === edition) return { size: 0, isFull: false }
  const offered = [...(await offeredVersions(database))].map(([slug, version]) => ({ slug, version }))
  const size = await database.write(async (tx) => {
    const outdated = await tx<Outdated[]>`
      with late as (
        select d.draft_id, coalesce(o.version, 0) as version
        from "case".draft d
        left join jsonb_to_recordset(${JSON.stringify(offered)}::text::jsonb) as o (slug text, version int) on o.slug = d.slug
        where d.submitted_at is null and d.version is distinct from o.version and d.told_version is distinct from coalesce(o.version, 0)
        order by d.draft_id limit ${BATCH} for update of d skip locked
      )
      update "case".draft d set told_version = late.version from late where d.draft_id = late.draft_id
      returning d.account_id as "accountId", d.slug, late.version as told`
    const owners = await accountOwners(
      tx,
      outdated.map(({ accountId }) => accountId),
    )
    const notices = outdated.flatMap(({ accountId, slug, told: version }) => {
      const to = owners.get(accountId)
      return to ? [{ to, kind: version === 0 ? 'draft.ended' : 'draft.renewed', params: { slug } }] : []
    })
    await notify(tx, notices, clock.now())
    return outdated.length
  })
  if (size < BATCH) told.edition = edition
  return { size, isFull: size === BATCH }
}

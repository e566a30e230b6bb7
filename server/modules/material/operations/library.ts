import { materialOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { librariesOf, libraryWith } from '../access.ts'
import { findItem, itemsOf, removeItem } from '../queries.ts'

export const mine = implement(materialOperations.mine, async (act) => {
  const libraries = await librariesOf(act, personOf(act))
  const items = await itemsOf(
    act.platform.database.read,
    libraries.map(({ ownerId }) => ownerId),
  )
  return {
    items: items.flatMap((item) => {
      const library = libraryWith(libraries, item)
      return library
        ? [
            {
              id: item.id,
              ownerId: item.ownerId,
              ownerName: library.ownerName,
              title: item.title,
              slug: item.kind.split('/')[0] ?? '',
              name: item.name,
              type: item.type,
              sizeBytes: item.size,
              digest: item.digest,
              scan: item.scan,
              uploadedAt: item.uploadedAt.toString(),
              uploadedBy: item.uploadedBy,
              acceptedAt: item.acceptedAt?.toString() ?? null,
              cases: item.cases,
            },
          ]
        : []
    }),
    quotaBytes: act.platform.config.uploads.quotaBytes,
  }
})

export const remove = implement(materialOperations.remove, async (act, { params }) => {
  const { read } = act.platform.database
  const found = await findItem(read, params.id)
  if (!found || !libraryWith(await librariesOf(act, personOf(act)), found))
    throw new Problem('material.not-found')
  act.trail.subjectId = found.ownerId
  const outcome = await removeItem(read, found.ownerId, found.id)
  if (outcome === null) throw new Problem('material.not-found')
  if (outcome === 'in-use') throw new Problem('material.in-use')
  return { removed: true }
})

function personOf({ principal }: Act) {
  if (principal.kind !== 'person') throw new Problem('access.denied')
  return principal
}

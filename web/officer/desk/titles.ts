import { useRead } from '#web/api'
import { usePick } from '#web/ui'

/** What matters are called, by slug; the slug itself while they are not known. */
export function useTitleOf(): (slug: string) => string {
  const pick = usePick()
  const read = useRead('GET /api/v1/matters', {}, { staleMs: 300_000 })
  return (slug) => {
    const found = read.data?.matters.find((matter) => matter.slug === slug)
    return found ? pick(found.title) : slug
  }
}

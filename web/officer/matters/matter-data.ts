import type { MatterDefinition, MatterSummary } from '#contract'
import { useRead } from '#web/api'

const AN_HOUR_MS = 3_600_000
const NONE: readonly MatterSummary[] = []

/** The matters on offer, read once an hour. */
export function useMatterNames(): readonly MatterSummary[] {
  return useRead('GET /api/v1/matters', {}, { staleMs: AN_HOUR_MS }).data?.matters ?? NONE
}

/** One version's definition, once it has been read; a version never changes. */
export function useMatterVersion(slug: string, version: number): MatterDefinition | undefined {
  return useRead(
    'GET /api/v1/matters/:slug/versions/:version',
    { params: { slug, version: String(version) } },
    { staleMs: AN_HOUR_MS },
  ).data?.definition
}

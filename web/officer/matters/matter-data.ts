import { useMemo } from 'react'
import type { MatterDefinition, MatterSummary } from '#contract'
import { useRead } from '#web/api'

const AN_HOUR_MS = 3_600_000

type Named = 'slug' | 'version' | 'kindName' | 'name' | 'title' | 'department' | 'departmentName'

/** A matter in a list: a service on offer, or work that officers file. */
export type MatterName = Pick<MatterSummary, Named> & {
  readonly handling?: MatterSummary['handling']
  readonly compression?: MatterSummary['compression']
  readonly period?: MatterSummary['promised'] | undefined
}

/** All matters, services first, read once an hour. */
export function useMatters() {
  const services = useRead('GET /api/v1/matters', {}, { staleMs: AN_HOUR_MS })
  const work = useRead('GET /api/v1/work-matters', {}, { staleMs: AN_HOUR_MS })
  const matters = useMemo(
    (): readonly MatterName[] => [
      ...(services.data?.matters ?? []).map((matter) => ({ ...matter, period: matter.promised })),
      ...(work.data?.matters ?? []),
    ],
    [services.data, work.data],
  )
  return { matters, services, work }
}

export function useMatterNames(): readonly MatterName[] {
  return useMatters().matters
}

/** One version's definition, once it has been read; a version never changes. */
export function useMatterVersion(slug: string, version: number): MatterDefinition | undefined {
  return useRead(
    'GET /api/v1/matters/:slug/versions/:version',
    { params: { slug, version: String(version) } },
    { staleMs: AN_HOUR_MS },
  ).data?.definition
}

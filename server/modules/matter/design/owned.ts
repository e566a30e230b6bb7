import type { MatterDefinition, OfficerPrincipal } from '#contract'
import { coversRegion } from '#modules/access'
import { unitsByKind } from '#modules/organization'
import { dateOf } from '#platform/clock'
import type { Read } from '#platform/database'
import { itemsFor } from '../publish.ts'
import type { VersionRow } from '../queries.ts'

type Of = Pick<MatterDefinition, 'slug' | 'basicCode' | 'level' | 'department'>

/** Tells which matters an officer may change: those of their own region; what is offered everywhere here only where all who handle it are at or below it. */
export async function ownership(
  read: Read,
  officer: OfficerPrincipal,
  now: Temporal.Instant,
): Promise<(matter: Of, row: Pick<VersionRow, 'regionPath'>) => boolean> {
  const units = await unitsByKind(read, dateOf(now))
  return ({ slug, basicCode, level, department }, { regionPath }) => {
    if (regionPath !== null) return regionPath === officer.regionPath
    const items = itemsFor([{ slug, basicCode, level, department, regionPath }], units)
    return items.length > 0 && items.every(({ region }) => coversRegion(officer, region.path))
  }
}

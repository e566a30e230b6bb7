import type { CaseBase } from '#modules/case'
import { unitOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'

export interface Addressee {
  readonly unitId: string
  readonly name: string
}

/** The units that an answer names by their kinds (主送、抄送), of the region where the case is decided. */
export async function addresseesOf(
  platform: Platform,
  { region }: CaseBase,
  answer: unknown,
): Promise<Addressee[]> {
  const on = dateOf(platform.clock.now())
  const kinds = [...new Set([answer ?? []].flat().map(String))]
  const units = await Promise.all(kinds.map((kind) => unitOf(platform.database.read, kind, region.code, on)))
  return units.flatMap((unit) => (unit ? [{ unitId: unit.id, name: unit.name }] : []))
}

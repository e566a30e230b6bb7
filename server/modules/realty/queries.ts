import type { BurdenKind } from '#contract'
import type { Read } from '#platform/database'
import type { Burden } from './bars.ts'

/** The title of a unit that holds now. */
export async function liveTitle(
  read: Read,
  unitNumber: string,
): Promise<{ id: string; caseId: string | null } | undefined> {
  const [title] = await read<{ id: string; caseId: string | null }[]>`
    select id, case_id as "caseId" from realty.title where unit_number = ${unitNumber} and ended_at is null`
  return title
}

/** What was entered on a unit and not struck out; some of it may have run out. */
export function burdensOn(read: Read, unitNumber: string): PromiseLike<Burden[]> {
  return read<Burden[]>`
    select id, kind, favours, document, registered_at as "registeredAt", until from realty.burden
    where unit_number = ${unitNumber} and ended_at is null order by registered_at, id`
}

export interface HeldUnit {
  readonly unitNumber: string
  readonly location: string
  readonly areaSquareMetres: number
  readonly use: string
  readonly certificateNumber: string
  readonly share: number
  readonly registeredAt: Temporal.Instant
  readonly burdens: readonly { readonly kind: BurdenKind; readonly until: string | null }[]
}

/** The units that somebody holds, with what stands on them on a day; the newest first. */
export function unitsHeldBy(read: Read, subjectId: string, on: Temporal.PlainDate): PromiseLike<HeldUnit[]> {
  return read<HeldUnit[]>`
    select u.unit_number as "unitNumber", u.location, u.area_square_metres::float8 as "areaSquareMetres", u.use,
      t.certificate_number as "certificateNumber", h.share::float8 as share, t.registered_at as "registeredAt",
      coalesce((select jsonb_agg(jsonb_build_object('kind', b.kind, 'until', b.until) order by b.registered_at, b.id)
        from realty.burden b
        where b.unit_number = u.unit_number and b.ended_at is null
          and (b.until is null or b.until >= ${on.toString()}::date)), '[]') as burdens
    from realty.holder h join realty.title t on t.id = h.title_id join realty.unit u using (unit_number)
    where h.subject_id = ${subjectId} and t.ended_at is null
    order by t.registered_at desc, u.unit_number`
}

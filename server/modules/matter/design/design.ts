import type { DesignFinding, DesignState, DesignSummary, OfficerPrincipal } from '#contract'
import { coversRegion, isAllowed } from '#modules/access'

/** A draft of a matter, as it is kept. */
export interface DesignRow {
  readonly id: string
  readonly slug: string
  readonly baseVersion: number | null
  readonly regionPath: string
  readonly regionName: string
  readonly state: DesignState
  readonly revision: number
  /** A definition in the making, held to no contract yet. */
  readonly body: Record<string, unknown>
  readonly savedAt: Temporal.Instant
  readonly savedBy: string
  readonly savedByName: string
  readonly editors: readonly string[]
  readonly publishOn: Temporal.PlainDate | null
  readonly approvedByName: string | null
}

/** Whether an officer may write in it: in their own region's alone. */
export function mayEdit(officer: OfficerPrincipal, { regionPath }: Pick<DesignRow, 'regionPath'>): boolean {
  return isAllowed(officer, 'design.edit') && officer.regionPath === regionPath
}

/** Whether an officer may judge it: of the same region or one above, and no hand in it. */
export function mayReview(
  officer: OfficerPrincipal,
  { regionPath, editors }: Pick<DesignRow, 'regionPath' | 'editors'>,
): boolean {
  return (
    isAllowed(officer, 'design.review') &&
    coversRegion(officer, regionPath) &&
    !editors.includes(officer.officerId)
  )
}

export function summaryOf(row: DesignRow, officer: OfficerPrincipal): DesignSummary {
  const title = row.body.title
  return {
    id: row.id,
    slug: row.slug,
    title: isTitle(title) ? title : {},
    baseVersion: row.baseVersion,
    region: row.regionName,
    state: row.state,
    savedAt: row.savedAt.toString(),
    savedBy: row.savedByName,
    publishOn: row.publishOn?.toString() ?? null,
    mayEdit: mayEdit(officer, row),
    mayReview: mayReview(officer, row),
  }
}

function isTitle(value: unknown): value is { zh?: string; en?: string } {
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.entries(value).every(
      ([language, text]) => ['zh', 'en'].includes(language) && typeof text === 'string',
    )
  )
}

/** Lays parts over a draft: a part that is null is left out, a new one comes last. */
export function withParts(
  body: Readonly<Record<string, unknown>>,
  parts: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...body, ...parts }).filter(([, part]) => part !== null))
}

export function inWords(findings: readonly DesignFinding[]): string {
  return findings.map(({ path, message }) => `${path}: ${message}`).join('\n')
}

import { sm3Hex, uuidv7 } from '#platform/crypto'
import type { Read } from '#platform/database'
import type { LineFault } from '#platform/tabular'
import type { OfficerLine, UnitLine } from './line.ts'
import { planOrganization } from './plan.ts'
import type { KnownAccount, KnownRegion, OrganizationPlan } from './planned.ts'
import type { RawRows } from './read-files.ts'
import { readOfficerLine, readUnitLine } from './read-line.ts'
import { readState } from './state.ts'

/** Rows that could be read, each as what it says, and every fault of the others. */
export interface OrganizationLines {
  readonly units: readonly UnitLine[]
  readonly officers: readonly OfficerLine[]
  readonly faults: readonly LineFault[]
}

/** Judges every row by itself. `byPhone`: an officer may be named by telephone alone, as the first administrator is. */
export function readOrganizationLines(
  rows: RawRows,
  today: Temporal.PlainDate,
  { byPhone = false }: { byPhone?: boolean } = {},
): OrganizationLines {
  const units = rows.units.map((row) => readUnitLine(row))
  const officers = rows.officers.map((row) => readOfficerLine(row, today, byPhone))
  return {
    units: units.filter((one) => 'code' in one),
    officers: officers.filter((one) => 'phone' in one),
    faults: [...rows.faults, ...[...units, ...officers].flatMap((one) => (Array.isArray(one) ? one : []))],
  }
}

/** The regions that lines name, and the counties of their townships. */
export function regionsNamed({ units }: OrganizationLines): string[] {
  return [...new Set(units.flatMap(({ regionCode }) => [regionCode, regionCode.slice(0, 6)]))]
}

/** The telephone numbers of the officers of lines. */
export function phonesNamed({ officers }: OrganizationLines): string[] {
  return [...new Set(officers.map(({ phone }) => phone))]
}

/** What lines come to against what the database holds; the faults of the lines themselves come first. */
export async function prepareImport(
  read: Read,
  lines: OrganizationLines,
  known: {
    readonly regions: ReadonlyMap<string, KnownRegion>
    readonly accounts: ReadonlyMap<string, KnownAccount>
  },
  when: { readonly today: Temporal.PlainDate; readonly now: Temporal.Instant },
): Promise<OrganizationPlan> {
  const state = await readState(read, {
    staffNumbers: lines.officers.flatMap(({ staffNumber }) => staffNumber ?? []),
    idDigests: lines.officers.flatMap(({ idNumber }) => (idNumber ? [digestOf(idNumber)] : [])),
    officerIds: [...known.accounts.values()].map(({ officerId }) => officerId),
  })
  const newId = () => uuidv7(when.now)
  const plan = planOrganization(lines, { ...known, state, today: when.today, newId, digestOf })
  return { ...plan, faults: [...lines.faults, ...plan.faults].toSorted(byPlace) }
}

/** What is kept of an officer's identity number: it tells the same person again and cannot be read. */
export function digestOf(idNumber: string): string {
  return sm3Hex(`yiwang officer ${idNumber}`)
}

function byPlace(one: LineFault, other: LineFault): number {
  return one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1
}

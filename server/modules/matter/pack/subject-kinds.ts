import type { MatterDefinition } from '#contract'
import type { SubjectKind } from '#modules/registry'

/** Whose records the libraries may be asked for: a unit that files for itself has none. */
export function subjectKindsOf({ applicants }: Pick<MatterDefinition, 'applicants'>): SubjectKind[] {
  return applicants.flatMap((applicant) => (applicant === 'unit' ? [] : [applicant]))
}

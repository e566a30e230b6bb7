import { findUnit, type Unit } from '#modules/organization'
import { findSubjectWithFacts, type Facts, type LibraryKey, type Subject } from '#modules/registry'
import type { Read } from '#platform/database'

/** A unit that files for itself as a subject: an entity under its credit code, of which no library holds anything. */
export function unitSubject({ id, code, name, regionCode }: Unit): Subject {
  return { id, kind: 'entity', identifier: code, name, regionCode }
}

/** Whom a filing is for, with what libraries say of them; undefined where there is nobody of that id. */
export async function findFilingSubject(
  read: Read,
  { subjectId, relation }: { readonly subjectId: string; readonly relation: string },
  libraries: readonly LibraryKey[],
): Promise<{ subject: Subject; facts: Facts } | undefined> {
  if (relation !== 'unit') return findSubjectWithFacts(read, subjectId, libraries)
  const unit = await findUnit(read, subjectId)
  return unit && { subject: unitSubject(unit), facts: {} }
}

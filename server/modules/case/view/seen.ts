/** The persons a list shows, once each, for the audit trail: whose data was read. Firms act in public. */
export function personsIn(
  rows: readonly { readonly subjectId: string; readonly subjectKind: 'person' | 'entity' }[],
): string[] {
  return [
    ...new Set(rows.flatMap(({ subjectId, subjectKind }) => (subjectKind === 'person' ? [subjectId] : []))),
  ]
}

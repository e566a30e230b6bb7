import type { Read } from '#platform/database'

export interface Contact {
  readonly name: string
  readonly phone: string
}

/** The name and telephone number an account was opened with; undefined when there is no such account. */
export async function findContact(read: Read, accountId: string): Promise<Contact | undefined> {
  const [contact] = await read<Contact[]>`select name, phone from identity.account where id = ${accountId}`
  return contact
}

/** Whose accounts these are, as notices are addressed; accounts that are none are left out. */
export async function accountOwners(
  read: Read,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, { subjectId: string } | { officerId: string }>> {
  const rows = await read<{ id: string; subjectId: string | null; officerId: string | null }[]>`
    select id, subject_id as "subjectId", officer_id as "officerId" from identity.account where id = any (${[...accountIds]}::uuid[])`
  const owners = new Map<string, { subjectId: string } | { officerId: string }>()
  for (const { id, subjectId, officerId } of rows)
    if (subjectId) owners.set(id, { subjectId })
    else if (officerId) owners.set(id, { officerId })
  return owners
}

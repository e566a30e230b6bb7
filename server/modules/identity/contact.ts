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

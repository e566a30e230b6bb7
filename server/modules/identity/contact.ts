import type { Read } from '#platform/database'

/** The name and telephone number an account was opened with; undefined when there is no such account. */
export async function findContact(
  read: Read,
  accountId: string,
): Promise<{ name: string; phone: string } | undefined> {
  const [contact] = await read<
    { name: string; phone: string }[]
  >`select name, phone from identity.account where id = ${accountId}`
  return contact
}

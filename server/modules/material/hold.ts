import type { Read, Transaction } from '#platform/database'

/** Keeps files that belong to no library and no filing, for as long as the holder needs them; held twice is held once. */
export async function holdFiles(
  read: Read | Transaction,
  holderId: string,
  digests: readonly string[],
): Promise<void> {
  if (digests.length === 0) return
  await read`
    insert into material.hold (holder_id, digest) select ${holderId}, unnest(${[...digests]}::text[]) on conflict do nothing`
}

/** Lets go of what a holder held, all of it or one file: what nobody else refers to is swept away. */
export async function releaseFiles(
  read: Read | Transaction,
  holderId: string,
  digest?: string,
): Promise<void> {
  await read`
    delete from material.hold where holder_id = ${holderId} ${digest === undefined ? read`` : read`and digest = ${digest}`}`
}

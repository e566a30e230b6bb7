import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartFailure } from '#platform/errors'
import { keyPurposes, type KeyPurpose, type KeyStore, type PublishedKey } from './key-store.ts'
import { generateSm2Key, readSm2PrivateKey, readSm2PublicKey, signSm2, type Sm2PrivateKey } from './sm2.ts'

/**
 * Opens the keys in a folder, making those that are missing: `<purpose>.key.pem` (PKCS#8 under the passphrase, mode 0600)
 * and `<purpose>-<key id>.pub.pem`, which stays when a key is replaced. Throws StartFailure when the passphrase is wrong.
 */
export async function openSoftwareKeyStore(options: {
  folder: string
  passphrase: string
}): Promise<KeyStore> {
  const { folder, passphrase } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const current = new Map<KeyPurpose, Sm2PrivateKey>()
  for (const purpose of keyPurposes) {
    const key = await openKey(join(folder, `${purpose}.key.pem`), passphrase)
    await keepPublic(join(folder, `${purpose}-${key.publicKey.id}.pub.pem`), key.publicKey.pem)
    current.set(purpose, key)
  }
  const published = await readPublished(folder, current)
  const keyOf = (purpose: KeyPurpose) => {
    const key = current.get(purpose)
    if (!key) throw new TypeError(`No key for ${purpose}`)
    return key
  }
  return {
    async sign(purpose, bytes) {
      const key = keyOf(purpose)
      return { keyId: key.publicKey.id, value: signSm2(key, bytes) }
    },
    publicKeys: () => published,
  }
}

/** Whole or not at all: another process may be reading the folder. */
async function keepPublic(file: string, pem: string): Promise<void> {
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known === pem) return
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, pem, { mode: 0o600 })
  await rename(fresh, file)
}

async function openKey(file: string, passphrase: string): Promise<Sm2PrivateKey> {
  const stored = await readFile(file, 'utf8').catch(ignoreMissing)
  if (stored === undefined) {
    const made = generateSm2Key(passphrase)
    // Renamed into place whole: a start killed here leaves no half-written key.
    await writeFile(`${file}.new`, made.pem, { mode: 0o600 })
    await rename(`${file}.new`, file)
    return made.privateKey
  }
  try {
    return readSm2PrivateKey(stored, passphrase)
  } catch (cause) {
    throw new StartFailure(`The key ${file} does not open with this passphrase`, { cause })
  }
}

async function readPublished(
  folder: string,
  current: Map<KeyPurpose, Sm2PrivateKey>,
): Promise<PublishedKey[]> {
  const published: PublishedKey[] = []
  for (const name of (await readdir(folder)).toSorted()) {
    const purpose = keyPurposes.find(
      (candidate) => name.startsWith(`${candidate}-`) && name.endsWith('.pub.pem'),
    )
    if (!purpose) continue
    const { id, pem } = readSm2PublicKey(await readFile(join(folder, name), 'utf8'))
    published.push({ keyId: id, purpose, pem, isCurrent: current.get(purpose)?.publicKey.id === id })
  }
  return published
}

function ignoreMissing(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause
}

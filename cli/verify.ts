import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishedKeys, type TrustedKey } from '#contract'
import { verifyFile, type FileReport } from '#modules/ledger'
import { readConfig } from '#platform/config'
import { readSm2PublicKey } from '#platform/crypto'
import { StartFailure } from '#platform/errors'

const LARGEST_FILE_BYTES = 64 * 1024 * 1024

/** Verifies a file and tells what was proved; gives the exit code. */
export async function verify(
  file: string,
  { keys, json }: { keys?: string; json?: boolean },
): Promise<number> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new StartFailure(`${file} cannot be read`, { cause })
  })
  if (bytes.length > LARGEST_FILE_BYTES) throw new StartFailure(`${file} is larger than anything we issue`)
  const report = verifyFile(bytes, keys ? await keysIn(keys) : await ownKeys())
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : describe(report))
  return report.integrity === 'valid' && report.trust === 'trusted' ? 0 : 1
}

async function keysIn(file: string): Promise<TrustedKey[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StartFailure(`The keys ${file} cannot be read`, { cause })
  })
  if (text.includes('BEGIN PUBLIC KEY')) return [trusted(text, 'certificate'), trusted(text, 'ledger')]
  try {
    return publishedKeys.parse(JSON.parse(text)).keys
  } catch (cause) {
    throw new StartFailure(`${file} holds no public keys: it is neither PEM nor a yiwang-keys.json`, {
      cause,
    })
  }
}

/** The public halves that this installation keeps beside its keys; no passphrase is needed for them. */
async function ownKeys(): Promise<TrustedKey[]> {
  const folder = join(readConfig('demo').dataFolder, 'keys')
  // What signs messages to peers and banks proves nothing of a file.
  const names = (await readdir(folder).catch(() => [])).filter((name) =>
    /^(certificate|ledger)-\w+\.pub\.pem$/.test(name),
  )
  return Promise.all(
    names.map(async (name) =>
      trusted(
        await readFile(join(folder, name), 'utf8'),
        name.startsWith('ledger') ? 'ledger' : 'certificate',
      ),
    ),
  )
}

function trusted(pem: string, use: TrustedKey['use']): TrustedKey {
  return { keyId: readSm2PublicKey(pem).id, algorithm: 'SM2', use, pem, isCurrent: true }
}

const verdicts = {
  valid: '完好：内容与签发时一致',
  altered: '被改动过，或者不完整',
  unsigned: '没有带存证，无法验证',
}
const trusts = { trusted: '签名的密钥可信', untrusted: '签名的密钥不在信任名单里', none: '' }

function describe(report: FileReport): string {
  const steps = report.steps.map(
    (step) => `  ${step.ok ? '✓' : '✗'} ${step.detail.zh}\n    ${step.detail.en}`,
  )
  return `${verdicts[report.integrity]} (${report.integrity})${report.integrity === 'valid' ? `；${trusts[report.trust]} (${report.trust})` : ''}\n${steps.join('\n')}\n`
}

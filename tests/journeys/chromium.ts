import { constants, existsSync } from 'node:fs'
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sparticuz, { inflate } from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))

/** The machine's own Chromium where there is one, else npm's, with the libraries it brings where the machine lacks them. */
export async function launchChromium(): Promise<Browser> {
  const own = await findOnPath()
  if (own) return launch(own)
  const folder = await unpacked()
  try {
    return await launch(join(folder, 'chromium'))
  } catch {
    // A bare machine has no NSS.
    return launch(join(folder, 'chromium'), { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') })
  }
}

function launch(executablePath: string, env: Record<string, string> = {}): Promise<Browser> {
  // The package's own arguments make the browser die at its second context.
  return chromium.launch({ executablePath, args: ['--no-sandbox'], env: { ...process.env, ...env } })
}

async function findOnPath(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of NAMES) {
      const path = join(folder, name)
      if (
        await access(path, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return path
    }
  return undefined
}

/** Unpacks once for each version, whole or not at all: the package itself takes a half-unpacked browser for a ready one. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(
    await readFile(join(modules, '@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string }
  const cache = join(modules, '.cache')
  const ready = join(cache, `chromium-${version}`)
  if (existsSync(ready)) return ready
  await mkdir(cache, { recursive: true })
  const fresh = await mkdtemp(join(cache, 'chromium-'))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = fresh
  try {
    await sparticuz.executablePath()
    await inflate(join(modules, '@sparticuz/chromium/bin/al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  // Another run may have been quicker.
  await rename(fresh, ready).catch(() => rm(fresh, { recursive: true, force: true }))
  return ready
}

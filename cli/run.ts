import { personas } from '#modules/identity'
import { StartFailure } from '#platform/errors'
import type { Config } from '#platform/config'
import { boot } from '../server/boot.ts'
import { buildDemo } from '../server/demo/build.ts'
import { compose } from '../server/main.ts'
import { createProgress } from './progress.ts'
import { buildWeb } from './web-build.ts'

/** Starts the platform and serves until it is told to stop. Throws StartFailure with one sentence. */
export async function run(mode: Config['mode']): Promise<void> {
  const progress = createProgress()
  const web = buildWeb((text) => progress.step(text))
  // Handled at once, so that a failure to boot is the one that is told.
  web.catch(() => {})
  const { platform, owner, shutDown } = await boot({ mode, progress: (text) => progress.step(text) })
  try {
    if (mode === 'demo') await buildDemo(platform, owner, (text, done, of) => progress.count(text, done, of))
    progress.step('Preparing the pages')
    const webFolder = await web
    const composition = await compose(platform, { webFolder })
    await listen(composition.http, platform.config)
    composition.start()
    progress.done()
    announce(platform.config)
    await untilStopped()
    await composition.stop()
  } finally {
    await shutDown()
  }
}

async function listen(http: { listen(options: { port: number; host: string }): Promise<string> }, { port, host }: Config): Promise<void> {
  try {
    await http.listen({ port, host })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'EADDRINUSE') throw new StartFailure(`Port ${port} is taken: set PORT to another one`, { cause })
    if (code === 'EACCES') throw new StartFailure(`Port ${port} may not be used by this user: set PORT to one above 1023`, { cause })
    throw cause
  }
}

function announce({ mode, publicUrl, dataFolder }: Config) {
  const lines = [
    '一网 Yiwang is ready',
    '',
    `  citizens    办事      ${publicUrl}/`,
    `  officers    工作台    ${publicUrl}/officer`,
    `  leaders     运行总览  ${publicUrl}/screen`,
    `  developers  开发者    ${publicUrl}/developer`,
    ...(mode === 'demo' ? ['', 'Demo personas (choose one on any page, no password):', ...personas.map((persona) => `  ${persona.persona.padEnd(24)} ${persona.title.zh}`)] : []),
    '',
    `Data in ${dataFolder}; stop with Ctrl-C.`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

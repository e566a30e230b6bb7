import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findAdministrators, personas } from '#modules/identity'
import { randomToken } from '#platform/crypto'
import { StartFailure } from '#platform/errors'
import type { Config } from '#platform/config'
import type { Platform } from '#platform/runtime'
import { boot } from '../server/boot.ts'
import { buildDemo } from '../server/demo/build.ts'
import { compose } from '../server/main.ts'
import { readRoles, serverRoles, type ServerRole } from '../server/roles.ts'
import { createProgress, type Progress } from './progress.ts'
import { buildWeb } from './web-build.ts'

/** Starts the platform and serves until it is told to stop. Throws StartFailure with one sentence. */
export async function run(mode: Config['mode'], named: string = serverRoles.join()): Promise<void> {
  const roles = readRoles(named)
  const progress = createProgress()
  const giveUp = new AbortController()
  const web = roles.includes('web')
    ? buildWeb((text) => progress.step(text), giveUp.signal)
    : Promise.resolve(undefined)
  // Handled at once, so that a failure to boot is the one that is told.
  web.catch(() => {})
  try {
    await serve(mode, roles, progress, web)
  } finally {
    giveUp.abort()
  }
}

async function serve(
  mode: Config['mode'],
  roles: readonly ServerRole[],
  progress: Progress,
  web: Promise<string | undefined>,
): Promise<void> {
  const { platform, owner, hasten, shutDown } = await boot({
    mode,
    roles,
    progress: (text) => progress.step(text),
  })
  try {
    if (!roles.includes('web')) return await work(platform, progress)
    const password = mode === 'demo' ? await demoPassword(platform.config.dataFolder) : undefined
    if (mode === 'demo')
      await hasten((hasty) =>
        buildDemo(hasty, owner, (text, done, of) => progress.count(text, done, of), password),
      )
    progress.step('Preparing the pages')
    const webFolder = await web
    const composition = await compose(platform, webFolder ? { webFolder } : {})
    await listen(composition.http, platform.config)
    composition.start(roles)
    progress.done()
    announce(platform.config, password)
    if (mode === 'production') await sayHowToBegin(platform)
    await untilStopped()
    await composition.stop()
  } finally {
    await shutDown()
  }
}

/** The work beside the requests, which other processes answer. */
async function work(platform: Platform, progress: Progress): Promise<void> {
  const composition = await compose(platform)
  composition.start(['worker'])
  progress.done()
  process.stdout.write(
    `一网 Yiwang worker is ready\n\nData in ${platform.config.dataFolder}; stop with Ctrl-C.\n`,
  )
  await untilStopped()
  await composition.stop()
}

async function listen(
  http: { listen(options: { port: number; host: string }): Promise<string> },
  { port, host }: Config,
): Promise<void> {
  try {
    await http.listen({ port, host })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'EADDRINUSE')
      throw new StartFailure(`Port ${port} is taken: set PORT to another one`, { cause })
    if (code === 'EACCES')
      throw new StartFailure(`Port ${port} may not be used by this user: set PORT to one above 1023`, {
        cause,
      })
    throw cause
  }
}

function announce({ mode, publicUrl, dataFolder }: Config, password: string | undefined) {
  const lines = [
    '一网 Yiwang is ready',
    '',
    `  citizens    办事      ${publicUrl}/`,
    `  officers    工作台    ${publicUrl}/officer`,
    `  leaders     运行总览  ${publicUrl}/screen`,
    `  developers  开发者    ${publicUrl}/developer`,
    ...(mode === 'demo'
      ? [
          '',
          'Demo personas (choose one on any page, no password):',
          ...personas.map((persona) => `  ${persona.persona.padEnd(24)} ${persona.title.zh}`),
          '',
          `Or sign in as demo-son, demo-mayor … with the password ${password} and the code shown at ${publicUrl}/sign-in`,
        ]
      : []),
    '',
    `Data in ${dataFolder}; stop with Ctrl-C.`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** A new installation lets nobody in until somebody is made administrator: by a command on this machine, never over the network. */
async function sayHowToBegin({ database, clock }: Platform): Promise<void> {
  const administrators = await findAdministrators(database.read, clock.now())
  if (administrators.length > 0) return
  process.stdout.write(
    [
      '',
      '还没有管理员，谁也登录不了。在这台机器上另开一个终端，用同样的环境变量运行：',
      'There is no administrator yet, so nobody can sign in. In another terminal here, with the same environment:',
      '',
      '  ./yiwang admin create --name 姓名 --phone 手机号 --unit 统一社会信用代码 --unit-name 机构名称',
      '',
    ].join('\n') + '\n',
  )
}

/** The demo accounts' common password for the ordinary sign-in: made once, kept beside the data. */
async function demoPassword(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'demo-password')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept) return kept.trim()
  const made = randomToken(9)
  await writeFile(file, made, { mode: 0o600 })
  return made
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

import { StartFailure } from '#platform/errors'
import { systemClock } from '#platform/clock'
import {
  administratorPasswordFault,
  createAdministrator,
  weakPassword,
  type CreatedAdministrator,
} from '../server/operator/administrator.ts'
import { attach } from '../server/operator/attach.ts'
import { operatorOf } from '../server/operator/operator.ts'
import { reactivateOfficer } from '../server/operator/reactivate.ts'
import { askSecret, firstLineOfInput } from './ask-secret.ts'
import { createProgress } from './progress.ts'

export interface AdminOptions {
  readonly name: string
  readonly phone: string
  readonly unit: string
  readonly unitName?: string
  readonly region?: string
  readonly staffNumber?: string
  readonly idNumber?: string
  readonly passwordStdin?: boolean
  readonly add?: boolean
  readonly json?: boolean
}

const TRIES = 3

/** Makes an administrator and says how they sign in. */
export async function createAdmin(options: AdminOptions): Promise<void> {
  const password = await passwordFor(options)
  const progress = createProgress()
  const { database, close } = await attach({ progress: (text) => progress.step(text) })
  try {
    const wanted = { ...options, unitCode: options.unit, add: options.add ?? false, password }
    const created = await createAdministrator(database, wanted, {
      operator: operatorOf(),
      now: systemClock.now(),
    })
    progress.done()
    process.stdout.write(options.json ? `${JSON.stringify(created)}\n` : told(created))
  } finally {
    await close()
  }
}

/** Lets an officer choose a password anew, at the next sign-in. */
export async function resetOfficer({ phone, json }: { phone: string; json?: boolean }): Promise<void> {
  const { database, close } = await attach()
  try {
    const reset = await reactivateOfficer(database, phone, {
      operator: operatorOf(),
      now: systemClock.now(),
    })
    process.stdout.write(
      json
        ? `${JSON.stringify(reset)}\n`
        : `已重设：${reset.name}下次在工作台登录时，用短信验证码设新密码。\n${reset.name} chooses a new password at the next sign-in, by a code to the phone.\n`,
    )
  } finally {
    await close()
  }
}

/** From standard input when that is asked for, else typed twice on a terminal; undefined where one is to be made. */
async function passwordFor({ passwordStdin, phone, name }: AdminOptions): Promise<string | undefined> {
  if (passwordStdin) return firstLineOfInput()
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  for (let tries = 0; tries < TRIES; tries++) {
    const password = await askSecret('Password (leave it empty and one is made): ')
    if (password === '') return undefined
    const fault = administratorPasswordFault(password, { phone, name })
    if (fault) process.stderr.write(`${weakPassword[fault]}\n`)
    else if (password === (await askSecret('The same again: '))) return password
    else process.stderr.write('The two differ\n')
  }
  throw new StartFailure('No password was chosen')
}

function told({ loginName, name, unit, madePassword, keepsPassword }: CreatedAdministrator): string {
  const lines = [
    `管理员：${name}，${unit.name}（${unit.code}${unit.isNew ? '，新建' : ''}）`,
    `  sign in at   /officer`,
    `  account 账号  ${loginName}`,
    ...(madePassword ? [`  password 密码 ${madePassword}   (shown this once 只显示这一次)`] : []),
    ...(keepsPassword ? ['  password     the account had one already and keeps it'] : []),
    '  and then the code that is sent to the phone.',
  ]
  return `${lines.join('\n')}\n`
}

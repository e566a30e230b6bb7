import { hostname, userInfo } from 'node:os'

/** Who runs a command, as the system knows them: `alice@host`; behind sudo whoever called it. */
export function operatorOf(env: Record<string, string | undefined> = process.env): string {
  const own = userInfo().username
  const caller = env['SUDO_USER']
  return `${caller && caller !== own ? `${caller} as ${own}` : own}@${hostname()}`
}

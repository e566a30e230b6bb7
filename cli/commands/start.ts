import { Command } from 'commander'

const ROLES = 'what this process does: web answers requests, worker does the work beside them'
interface Roles {
  readonly roles: string
}

export function startCommand(): Command {
  return new Command('start')
    .description('start the demo city: built at the first start, then served on http://127.0.0.1:8080 (PORT)')
    .option('--roles <roles>', ROLES, 'web,worker')
    .action(async ({ roles }: Roles) => (await import('../run.ts')).run('demo', roles))
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('serve in production: no demo accounts; needs YIWANG_KEY_PASSPHRASE')
    .option('--roles <roles>', ROLES, 'web,worker')
    .action(async ({ roles }: Roles) => (await import('../run.ts')).run('production', roles))
}

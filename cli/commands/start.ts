import { Command } from 'commander'

export function startCommand(): Command {
  return new Command('start')
    .description('start the demo city: built at the first start, then served on http://127.0.0.1:8080 (PORT)')
    .action(async () => (await import('../run.ts')).run('demo'))
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('serve in production: no demo accounts; needs YIWANG_KEY_PASSPHRASE')
    .action(async () => (await import('../run.ts')).run('production'))
}

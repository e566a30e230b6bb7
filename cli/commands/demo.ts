import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { claimFolder, readConfig } from '#platform/config'
import { StartFailure } from '#platform/errors'

export function demoCommand(): Command {
  const reset = new Command('reset')
    .description('throw the demo city away; the next start builds it anew')
    .option('--json', 'machine-readable answer')
    .action(async ({ json }: { json?: boolean }) => {
      const config = readConfig('demo')
      if (config.databaseUrl)
        throw new StartFailure(
          'With DATABASE_URL the database is not ours to throw away: drop and create it yourself',
        )
      const release = await claimFolder(config.dataFolder)
      try {
        const { stopEmbedded } = await import('#platform/database')
        await stopEmbedded(join(config.dataFolder, 'postgres'))
        for (const name of ['postgres', 'postgres.password', 'keys', 'secret'])
          await rm(join(config.dataFolder, name), { recursive: true, force: true })
      } finally {
        await release()
      }
      process.stdout.write(
        json
          ? `${JSON.stringify({ reset: config.dataFolder })}\n`
          : `The demo city in ${config.dataFolder} is gone; 'npm start' builds it anew.\n`,
      )
    })
  return new Command('demo').description('the demo city').addCommand(reset)
}

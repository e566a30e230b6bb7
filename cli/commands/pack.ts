import { resolve } from 'node:path'
import { Command } from 'commander'

export function packCommand(): Command {
  const check = new Command('check')
    .description(
      'may this pack be published: definition, form, flow, rules with their examples, citations, guides; exit code 0 or 1',
    )
    .argument('<dir>', 'folder of the pack')
    .option('--json', 'machine-readable answer')
    .action(async (folder: string, { json }: { json?: boolean }) => {
      const { findingsOf } = await import('../pack-check.ts')
      const findings = await findingsOf(resolve(folder))
      const lines = findings.map(({ file, path, message }) => `${file} ${path}: ${message}`)
      process.stdout.write(
        json
          ? `${JSON.stringify({ ok: findings.length === 0, findings })}\n`
          : findings.length === 0
            ? 'The pack may be published.\n'
            : `${lines.join('\n')}\n${findings.length} found\n`,
      )
      process.exitCode = findings.length === 0 ? 0 : 1
    })
  return new Command('pack').description('services as data').addCommand(check)
}

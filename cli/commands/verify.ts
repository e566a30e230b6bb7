import { Command } from 'commander'

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'check a certificate (PDF) or a case receipt (JSON) with no server; exit code 0 valid, 1 not',
    )
    .argument('<file>', 'the file')
    .option(
      '--keys <file>',
      'the public keys to trust, as published at /.well-known/yiwang-keys.json; by default those of ./data',
    )
    .option('--json', 'machine-readable report')
    .action(async (file: string, options: { keys?: string; json?: boolean }) => {
      const { verify } = await import('../verify.ts')
      process.exitCode = await verify(file, options)
    })
}

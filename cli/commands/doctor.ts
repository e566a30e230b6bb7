import { Command } from 'commander'

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('is this machine and this installation fit to run; exit code 0 or 1')
    .option('--json', 'machine-readable answer')
    .action(async ({ json }: { json?: boolean }) => {
      const { examine } = await import('../doctor.ts')
      const findings = await examine()
      const ok = findings.every((finding) => finding.ok)
      process.stdout.write(
        json
          ? `${JSON.stringify({ ok, findings })}\n`
          : `${findings.map((finding) => `${finding.ok ? '✓' : '✗'} ${finding.name}: ${finding.detail}`).join('\n')}\n`,
      )
      process.exitCode = ok ? 0 : 1
    })
}

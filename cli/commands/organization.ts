import { Command } from 'commander'

export function organizationCommand(): Command {
  const add = new Command('import')
    .description(
      'units and officers from CSV (one table a file) or YAML: shows what would be added, changed and ended and every faulty line; --apply writes it, all or nothing; exit code 0 or 1',
    )
    .argument('<files...>', 'units.csv officers.csv, or one .yaml with units: and officers:')
    .option('--apply', 'write it')
    .option('--json', 'machine-readable report')
    .action(async (files: string[], options: { apply?: boolean; json?: boolean }) => {
      process.exitCode = await (await import('../organization.ts')).organizationImport(files, options)
    })
  return new Command('organization').description('units, posts and officers').addCommand(add)
}

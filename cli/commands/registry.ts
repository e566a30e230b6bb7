import { Command } from 'commander'
import type { RegistryImportCommand } from '../registry.ts'

export function registryCommand(): Command {
  const add = new Command('import')
    .description(
      'rows of a base library from CSV or JSON Lines by a mapping file: counts what would be added and changed and tells every faulty line; --apply writes the good ones, can be broken off and run again; exit code 0, or 1 with faults',
    )
    .argument('<file>', 'the rows: .csv, .jsonl')
    .requiredOption('--mapping <file>', 'which column is which field of which library (YAML)')
    .option('--apply', 'write it')
    .option('--faults <file>', 'also write all faults to this CSV')
    .option('--json', 'machine-readable report')
    .action(async (file: string, options: RegistryImportCommand) => {
      process.exitCode = await (await import('../registry.ts')).registryImport(file, options)
    })
  return new Command('registry').description('what base libraries know of people and firms').addCommand(add)
}

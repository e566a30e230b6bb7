import { Command } from 'commander'
import type { AdminOptions } from '../admin.ts'

export function adminCommand(): Command {
  const create = new Command('create')
    .description(
      'make an administrator; with no terminal and no --password-stdin a password is made and shown once. Works while the server runs',
    )
    .requiredOption('--name <name>', 'the name: 张三')
    .requiredOption('--phone <number>', 'mobile number: the account’s name, and where codes are sent')
    .requiredOption('--unit <code>', 'unified social credit code of the unit (GB 32100)')
    .option('--unit-name <name>', 'name of the unit, where it is not known yet')
    .option('--region <code>', 'region of that unit, where its code names none of today')
    .option('--staff-number <number>', 'staff number, if there is one')
    .option('--id-number <number>', 'identity number (kept as a digest), if there is no staff number')
    .option('--password-stdin', 'take the password from the first line of standard input')
    .option('--add', 'although there is an administrator already')
    .option('--json', 'machine-readable answer')
    .action(async (options: AdminOptions) => (await import('../admin.ts')).createAdmin(options))
  const reset = new Command('reset')
    .description(
      'take an officer’s password away: they choose another at the next sign-in, by a code to the phone',
    )
    .requiredOption('--phone <number>', 'the account’s mobile number')
    .option('--json', 'machine-readable answer')
    .action(async (options: { phone: string; json?: boolean }) =>
      (await import('../admin.ts')).resetOfficer(options),
    )
  return new Command('admin')
    .description('administrators and lost passwords')
    .addCommand(create)
    .addCommand(reset)
}

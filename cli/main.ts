import { Command } from 'commander'
import { StartFailure } from '#platform/errors'
import { adminCommand } from './commands/admin.ts'
import { checkCommand } from './commands/check.ts'
import { deadlineCommand } from './commands/deadline.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { flowCommand } from './commands/flow.ts'
import { organizationCommand } from './commands/organization.ts'
import { packCommand } from './commands/pack.ts'
import { registryCommand } from './commands/registry.ts'
import { serveCommand, startCommand } from './commands/start.ts'
import { verifyCommand } from './commands/verify.ts'

const program = new Command('yiwang')
  .description('一网 Yiwang: a whole digital government, started by one command')
  .showHelpAfterError()
  .addCommand(startCommand())
  .addCommand(serveCommand())
  .addCommand(adminCommand())
  .addCommand(organizationCommand())
  .addCommand(registryCommand())
  .addCommand(demoCommand())
  .addCommand(packCommand())
  .addCommand(flowCommand())
  .addCommand(verifyCommand())
  .addCommand(deadlineCommand())
  .addCommand(checkCommand())
  .addCommand(doctorCommand())

try {
  await program.parseAsync()
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause
  process.stderr.write(`yiwang: ${cause.message}\n`)
  process.exitCode = 1
}

import { Argument, Command } from 'commander'
import { checkIdentifier, identifierKinds, type IdentifierKind } from '#contract'
import { dateOf, systemClock } from '#platform/clock'

export function checkCommand(): Command {
  return new Command('check')
    .description(
      'is an identifier well formed: 公民身份号码, 统一社会信用代码, 事项编码, 办件编号, 电子证照标识, 不动产单元代码; exit code 0 or 1',
    )
    .addArgument(new Argument('<kind>', 'what it is').choices(identifierKinds))
    .argument('<value>', 'the identifier')
    .option('--json', 'machine-readable answer')
    .action((kind: IdentifierKind, value: string, { json }: { json?: boolean }) => {
      const checked = checkIdentifier(kind, value, { today: dateOf(systemClock.now()) })
      process.stdout.write(
        json
          ? `${JSON.stringify(checked)}\n`
          : checked.ok
            ? `valid: ${checked.value}\n`
            : `not valid: ${checked.message.zh}\n           ${checked.message.en}\n`,
      )
      process.exitCode = checked.ok ? 0 : 1
    })
}

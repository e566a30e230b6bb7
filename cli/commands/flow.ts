import { Command } from 'commander'

export function flowCommand(): Command {
  const exporting = new Command('export')
    .description('a flow as BPMN 2.0 with its picture, for any other modeller')
    .argument('<flow>', 'a flow.yaml, or the name of a service or of a flow in ./packs')
    .option('--out <file>', 'write it there instead of to the standard output')
    .action(async (flow: string, { out }: { out?: string }) => {
      const { exportFlow } = await import('../flow.ts')
      process.exitCode = await exportFlow(flow, out)
    })
  const importing = new Command('import')
    .description(
      'a flow from BPMN 2.0, ours or another modeller’s; what is wrong is told by element; exit code 0 or 1',
    )
    .argument('<file>', 'the .bpmn file')
    .option('--out <file>', 'write the flow there instead of to the standard output')
    .option('--json', 'machine-readable answer')
    .action(async (file: string, options: { out?: string; json?: boolean }) => {
      const { importFlow } = await import('../flow.ts')
      process.exitCode = await importFlow(file, options)
    })
  return new Command('flow').description('flows as BPMN 2.0').addCommand(exporting).addCommand(importing)
}

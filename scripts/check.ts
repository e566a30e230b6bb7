import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => join(root, 'node_modules', '.bin', name)

/** What must hold before anything is merged; the heaviest begin first, two at a time. */
const steps = [
  { name: 'types', command: bin('tsc'), args: ['--noEmit', '--pretty', 'false'] },
  { name: 'lint', command: bin('oxlint'), args: ['--type-aware'] },
  { name: 'format', command: bin('oxfmt'), args: ['--check'] },
  {
    name: 'architecture',
    command: bin('vitest'),
    args: ['run', '--project', 'server', 'tests/architecture'],
  },
] as const

const AT_ONCE = 2

async function run({ name, command, args }: (typeof steps)[number]): Promise<boolean> {
  const started = performance.now()
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const passed = await new Promise<boolean>((resolve) => {
    child.on('error', (cause) => {
      output.push(Buffer.from(`${cause.message}\n`))
      resolve(false)
    })
    child.on('close', (code) => resolve(code === 0))
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (!passed) process.stdout.write(Buffer.concat(output))
  return passed
}

const waiting = [...steps]
const failed: string[] = []
async function worker() {
  for (let step = waiting.shift(); step; step = waiting.shift())
    if (!(await run(step))) failed.push(step.name)
}
await Promise.all(Array.from({ length: AT_ONCE }, worker))
console.log(failed.length === 0 ? 'check passed' : `check failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildWeb } from '../cli/web-build.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Report {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/** Runs one project of vitest; a file that cannot even be read counts as one failure, and so does a run that gives no report. */
async function runProject(
  project: string,
  args: readonly string[],
  folder: string,
): Promise<{ passed: number; failed: number }> {
  const outputFile = join(folder, `${project}.json`)
  const code = await new Promise<number>((resolve) => {
    const child = spawn(
      join(root, 'node_modules', '.bin', 'vitest'),
      [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${outputFile}`,
        // Files that were named are in one project or the other.
        ...(args.length > 0 ? ['--passWithNoTests'] : []),
        ...args,
      ],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
    )
    const stop = () => void child.kill('SIGTERM')
    process.once('SIGTERM', stop)
    child.on('error', () => resolve(1))
    child.on('close', (status) => {
      process.removeListener('SIGTERM', stop)
      resolve(status ?? 1)
    })
  })
  const text = await readFile(outputFile, 'utf8').catch(() => undefined)
  if (!text) return { passed: 0, failed: 1 }
  const { testResults } = JSON.parse(text) as Report
  const statuses = testResults.flatMap((file) => file.assertionResults.map((result) => result.status))
  const unread = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((result) => result.status !== 'failed'),
  )
  const passed = statuses.filter((status) => status === 'passed').length
  const failed = statuses.filter((status) => status === 'failed').length + unread.length
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

const args = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'yiwang-report-'))
const total = { passed: 0, failed: 0 }
try {
  for (const project of ['server', 'journeys']) {
    if (project === 'journeys') await buildWeb((text) => console.log(text))
    const { passed, failed } = await runProject(project, args, folder)
    console.log(`${project}: ${passed} passed, ${failed} failed`)
    total.passed += passed
    total.failed += failed
  }
} catch (cause) {
  console.error(cause)
  total.failed += 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { filesBelow, root } from './sources.ts'

const run = promisify(execFile)
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const papers = [
  'README.md',
  'README.zh-CN.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...filesBelow('docs').filter((path) => path.endsWith('.md')),
  ...filesBelow('packs').filter((path) => path.endsWith('README.md')),
  ...filesBelow('server').filter((path) => path.endsWith('.md')),
]
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)

/** Commands shown in code blocks and inline code: `npm …` and `./yiwang …`. */
const shownIn = (text: string) =>
  [...text.matchAll(/^\s*(?:\$ )?((?:npm|\.\/yiwang) [^\n#]*)|`((?:npm|\.\/yiwang) [^`]+)`/gm)].map(
    ([, block, inline]) => (block ?? inline ?? '').trim(),
  )

test('the npm commands that papers show exist', () => {
  const wrong = papers.flatMap((path) =>
    shownIn(read(path))
      .flatMap((line) => line.split('&&'))
      .flatMap((command) => {
        const [npm, verb = '', script = ''] = command.trim().split(/\s+/)
        if (npm !== 'npm' || ['ci', 'test', 'start'].includes(verb)) return []
        return verb === 'run' && scripts.includes(script) ? [] : [`${path}: ${command}`]
      }),
  )
  expect(wrong).toEqual([])
  expect(['start', 'test', 'check'].every((name) => scripts.includes(name))).toBe(true)
})

test('the yiwang commands that papers show are known to it', async () => {
  const shown = new Set(
    papers
      .flatMap((path) => shownIn(read(path)))
      .filter((line) => line.startsWith('./yiwang'))
      .map(
        (line) =>
          line
            .split(/\s+/)
            .slice(1)
            .filter((word) => /^[a-z]+$/.test(word))[0] ?? '',
      )
      .filter(Boolean),
  )
  const { stdout } = await run(join(root, 'yiwang'), ['--help'])
  expect(shown.size).toBeGreaterThan(1)
  expect([...shown].filter((name) => !new RegExp(`^\\s+${name}\\b`, 'm').test(stdout))).toEqual([])
}, 60_000)

test('the README’s own examples run and answer as shown', async () => {
  const examples = [...read('README.md').matchAll(/^\$ \.\/yiwang ([^\n]+)\n([^\n$`]+)/gm)]
  expect(examples.length).toBeGreaterThan(0)
  for (const [, command = '', answer = ''] of examples) {
    const { stdout } = await run(join(root, 'yiwang'), command.trim().split(/\s+/))
    expect(stdout, command).toContain(answer.replace(/…$/, '').trim())
  }
}, 120_000)

/** Pictures that stand in the README. */
test('links within the project lead somewhere', () => {
  const broken = papers.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].flatMap(([, link, source]) => {
      const target = (link ?? source ?? '').replace(/#.*$/, '')
      if (target === '' || /^[a-z]+:/.test(target)) return []
      return existsSync(join(root, posix.join(dirname(path), target))) ? [] : [`${path} → ${target}`]
    }),
  )
  expect(broken).toEqual([])
})

test('decisions are numbered once and short', () => {
  const decisions = filesBelow('docs/decisions')
  expect(decisions.length).toBeGreaterThan(0)
  expect(decisions.filter((path) => !/\/\d{3}-[a-z0-9-]+\.md$/.test(path))).toEqual([])
  const numbers = decisions.map((path) => path.split('/').at(-1)?.slice(0, 3))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(decisions.filter((path) => read(path).split('\n').length > 80)).toEqual([])
})

test('every dependency has its reason', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >
  const reasons = read('docs/decisions/006-dependencies.md')
  const names = [dependencies, devDependencies, optionalDependencies].flatMap((group) =>
    Object.keys(group ?? {}),
  )
  expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([])
  const told = [...reasons.matchAll(/`((?:@[a-z-]+\/)?[a-z0-9-]+)`(?=[^\n]* \|)/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name)
  expect(told.filter((name) => !names.includes(name))).toEqual([])
})

import { StartFailure } from '#platform/errors'

/** One thing wrong with a pack: the file, the place in it (dot path, empty for the whole) and what is wrong, in words. */
export interface Finding {
  readonly file: string
  readonly path: string
  readonly message: string
}

/** A pack that cannot be read or must not be published, with everything found wrong. */
export class PackRefused extends StartFailure {
  readonly findings: readonly Finding[]

  constructor(folder: string, findings: readonly Finding[]) {
    super(`The pack ${folder} is refused:\n${findings.map(describeFinding).join('\n')}`)
    this.name = 'PackRefused'
    this.findings = findings
  }
}

/** One line for people: `form.yaml fields.name: …`. */
export function describeFinding({ file, path, message }: Finding): string {
  return `  ${[file, path].filter(Boolean).join(' ')}: ${message}`
}

/** The file of a pack in which a part of the definition stands. */
export function fileOf(path: string, flowFile: string): string {
  const [part = ''] = path.split('.')
  if (part === 'form' || part === 'decision') return `${part}.yaml`
  if (part === 'flow') return flowFile
  if (part === 'guide') return path.endsWith('.en') ? 'guide.en.md' : 'guide.zh.md'
  return 'matter.yaml'
}

/** A finding about a place in the definition, named as in the file it stands in. */
export function findingAt(path: string, message: string, flowFile = 'flow'): Finding {
  const leg = /^flow\.stages\.[^.]+\.legs\.(.+)$/.exec(path)?.[1]
  if (leg !== undefined) return { file: 'legs.yaml', path: leg, message }
  const file = fileOf(path, flowFile)
  const own = ['form', 'decision', 'flow'].includes(path.split('.')[0] ?? '')
    ? path.split('.').slice(1).join('.')
    : path
  return { file, path: file.endsWith('.md') ? '' : own, message }
}

import type { DecisionModel, Form } from '#contract'
import { isLibraryKey, type LibraryKey } from '#modules/registry'
import { templatePaths } from '#platform/expression'
import { libraryOf } from './source.ts'

/** Which libraries a filing needs of whom, and of which matters what the subject holds. */
export interface RequiredLibraries {
  readonly subject: readonly LibraryKey[]
  readonly filer: readonly LibraryKey[]
  readonly certificates: readonly string[]
}

/** Every library that a form or a decision model reads, so that one select for each person fetches all of a filing's facts. */
export function requiredLibraries(form: Form, decision?: DecisionModel): RequiredLibraries {
  const subject = new Set(decision ? factPaths(decision).map(([library = '']) => library) : [])
  const filer = new Set<string>()
  const certificates = new Set<string>()
  for (const { source, options, of } of Object.values(form.fields)) {
    const needed = of === 'filer' ? filer : subject
    for (const named of [source, options && !Array.isArray(options) ? options.source : undefined]) {
      const library = named && libraryOf(named)
      if (library) needed.add(library)
      if (named?.startsWith('certificate:')) certificates.add(named.slice('certificate:'.length))
    }
  }
  return { subject: keys(subject), filer: keys(filer), certificates: [...certificates].toSorted() }
}

/** The paths under `facts` that a decision's expressions and templates read: `facts["social-insurance"].cards` is [social-insurance, cards]. */
export function factPaths(decision: DecisionModel): string[][] {
  const expressions = [
    ...decision.checks.map(({ when }) => when),
    ...decision.outputs.flatMap(({ rows }) => rows.flatMap(({ when, value }) => [when, value])),
  ]
  const places = decision.checks.flatMap(({ shows, reason }) => [
    ...templatePaths(shows),
    ...templatePaths(reason),
  ])
  return [
    ...expressions.flatMap((text) =>
      Array.from(text.matchAll(FACT), ([path]) =>
        Array.from(path.matchAll(PART), ([, name, quoted]) => name ?? quoted ?? ''),
      ),
    ),
    ...places.filter((path) => path.startsWith('facts.')).map((path) => path.split('.').slice(1)),
  ]
}

// In an expression a hyphen subtracts, so a name that holds one stands in brackets.
const FACT = /\bfacts(?:\.[A-Za-z_]\w*|\["[^"]+"\])+/g
const PART = /\.(\w+)|\["([^"]+)"\]/g

function keys(names: ReadonlySet<string>): LibraryKey[] {
  return [...names].filter(isLibraryKey).toSorted()
}

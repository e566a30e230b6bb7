import type { Advice, Field, Localized } from '#contract'
import { factAt, findFieldLabel, isLibraryKey, type Facts, type SubjectKind } from '#modules/registry'
import type { Platform } from '#platform/runtime'
import { libraryNames } from './library-names.ts'

/** A value as a source has it, and where it was read. `value` is undefined where the source holds nothing. */
export interface Reading {
  readonly value: unknown
  readonly library: string
  readonly label: Localized
  readonly asOf: Temporal.Instant | undefined
}

/** Everything that was read for one filing, before any field is looked at. */
export interface Gathered {
  readonly subject: Facts
  readonly filer: Facts
  /** What sources other than the registry gave, by source name and path: `others.account.phone`. */
  readonly others: Readonly<Record<string, Readonly<Record<string, Reading>> | undefined>>
}

/** Says what is wrong with a path, for a record of one of these kinds; undefined where it is right. */
export type PathCheck = (path: string, kinds: readonly SubjectKind[]) => string | undefined

/** The answers that a source is asked about, and whose filing they are of. */
export interface Consulted {
  readonly path: string
  readonly answers: Readonly<Record<string, unknown>>
  /** The case that the filing becomes. */
  readonly caseId: string
  readonly subjectId: string
  /** Where it is handled (GB/T 2260). */
  readonly regionCode: string
  readonly on: Temporal.PlainDate
}

/** A source that has something to say of what is being answered. */
export interface Adviser {
  /** Reads only; undefined where the answers do not say enough yet. */
  advise(platform: Platform, asked: Consulted): Promise<Advice | undefined>
  /** At filing: what is answered is held for this filing, so that of two at once one gets it. */
  take?(platform: Platform, asked: Consulted): Promise<Advice | undefined>
}

const known = new Map<string, PathCheck>()
const advisers = new Map<string, Adviser>()

/** Makes a source name known to packs; what it reads is put in `Gathered.others` by whoever gathers. Throws on a second registration. */
export function registerSource(name: string, check: PathCheck, adviser?: Adviser): void {
  if (known.has(name)) throw new TypeError(`The source ${name} is registered already`)
  known.set(name, check)
  if (adviser) advisers.set(name, adviser)
}

/** Who advises on a field (`enterprise-name:company`), and by which path. */
export function adviserOf(advice: string): { readonly adviser: Adviser; readonly path: string } | undefined {
  const { name, path } = splitSource(advice)
  const adviser = advisers.get(name)
  return adviser && { adviser, path }
}

/** What is wrong with a source as a pack names it (`registry:population/name`); undefined where it is right. */
export function checkSource(source: string, kinds: readonly SubjectKind[]): string | undefined {
  const { name, path } = splitSource(source)
  const check = known.get(name)
  if (!check) return `unknown source ${name}: known are ${[...known.keys()].toSorted().join(', ')}`
  return check(path, kinds)
}

/** Looks a field's source up in what was gathered; undefined where nobody gathered it. Does no reading of its own. */
export function readSource(source: string, of: Field['of'], gathered: Gathered): Reading | undefined {
  const { name, path } = splitSource(source)
  if (name !== 'registry') return gathered.others[name]?.[path]
  const found = factAt(gathered[of], path)
  if (!found) return undefined
  const { library, label, asOf } = found.source
  return { value: found.value ?? undefined, library, label: { zh: label, en: libraryNames[library] }, asOf }
}

/** The registry library of a source, where it has one. */
export function libraryOf(source: string): string | undefined {
  const { name, path } = splitSource(source)
  return name === 'registry' ? path.split('/')[0] : undefined
}

function splitSource(source: string): { name: string; path: string } {
  const [name = '', ...path] = source.split(':')
  return { name, path: path.join(':') }
}

registerSource('registry', (path, kinds) => {
  const [library = ''] = path.split('/')
  if (!isLibraryKey(library)) return `unknown library ${library}`
  return kinds.some((kind) => findFieldLabel(kind, path))
    ? undefined
    : `${path} is no field of what ${library} holds about a ${kinds.join(' or ')}`
})

/** What the subject holds of a matter: a list to choose from, each with `identifier`, `name`, `says`, `adds` and `issuedOn`. */
registerSource('certificate', (path) =>
  /^[a-z][a-z0-9-]*$/.test(path) ? undefined : `${path} is the name of no matter`,
)

registerSource('account', (path) =>
  ['phone', 'name'].includes(path) ? undefined : `an account has no ${path}`,
)

// Of an officer who files: the unit, the officer, and who else holds a post there (`staffNumber`, `name`, `post`).
registerSource('post', (path) =>
  ['unit', 'officer', 'colleagues'].includes(path) ? undefined : `a post has no ${path}`,
)

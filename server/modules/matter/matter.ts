import { isServiceItem, type MatterDefinition, type ServiceItem } from '#contract'
import { compile, type CompiledDecision } from '#modules/decision'
import { compileForm, requiredLibraries, type CompiledForm, type RequiredLibraries } from '#modules/form'

/** A definition as stored: one version of one matter. */
export interface StoredDefinition {
  readonly definition: MatterDefinition
  readonly digest: string
  readonly publishedAt: Temporal.Instant
}

/** A version of a matter made ready to work with: its schema and its rules are compiled once. Never changes. */
export interface PublishedMatter extends StoredDefinition {
  readonly form: CompiledForm
  /** The rules, where the matter has any. */
  readonly decision: CompiledDecision | undefined
  /** Everything a filing has to read, so that one select for each person fetches it. */
  readonly libraries: RequiredLibraries
}

/** A matter that people and firms apply for. */
export type PublishedService = PublishedMatter & { readonly definition: ServiceItem }

export function isService(matter: PublishedMatter): matter is PublishedService {
  return isServiceItem(matter.definition)
}

/** A matter in the hands of one unit (实施清单): who decides it for a region, under its 31-character code. */
export interface MatterItem {
  readonly itemCode: string
  readonly slug: string
  readonly level: MatterDefinition['level']
  readonly region: { readonly code: string; readonly path: string; readonly name: string }
  readonly unit: { readonly id: string; readonly path: string; readonly name: string; readonly code: string }
}

/** 行使层级, position 19 of the implementation code (GB/T 39554.1-2020). */
export const levelDigits = { city: '3', county: '4' } as const satisfies Record<
  MatterDefinition['level'],
  string
>

/** Compiles a stored definition. */
export function publish(stored: StoredDefinition): PublishedMatter {
  const { form, decision } = stored.definition
  return {
    ...stored,
    form: compileForm(form),
    decision: decision && compile(decision),
    libraries: requiredLibraries(form, decision),
  }
}

/** The region whose unit handles a matter for somebody of a region: the county or the city that it lies in (GB/T 2260). */
export function handlingRegion(level: MatterDefinition['level'], regionCode: string): string {
  return level === 'city' ? `${regionCode.slice(0, 4)}00` : regionCode.slice(0, 6)
}

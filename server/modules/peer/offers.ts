import {
  isServiceItem,
  type PeerMaterial,
  type PeerQuestion,
  type PeerService,
  type ServiceItem,
} from '#contract'
import { takesFiles } from '#modules/material'
import type { PublishedMatter } from '#modules/matter'

/** Whether another platform can take a service in: every question can be asked by somebody who has no view of the libraries here. */
export function isOffered({ definition }: PublishedMatter): boolean {
  if (!isServiceItem(definition)) return false
  const fromHere = Object.entries(definition.form.fields).some(
    ([name, field]) =>
      requires(definition, name) && field.options !== undefined && !Array.isArray(field.options),
  )
  return !fromHere
}

/** `typeOf` gives the type of the certificates that a matter here issues. */
export function offerOf(definition: ServiceItem, typeOf: (slug: string) => string | undefined): PeerService {
  const { slug, version, title, name, summary, form } = definition
  return {
    slug,
    version,
    title,
    name,
    summary,
    questions: questionsOf(definition),
    materials: materialsOf(definition, typeOf),
    declaration: form.declaration,
  }
}

function materialsOf(
  { materials }: ServiceItem,
  typeOf: (slug: string) => string | undefined,
): PeerMaterial[] {
  return materials.filter(takesFiles).map(({ id, name, standard, required, pledge, certificates = [] }) => ({
    id,
    name,
    standard,
    required: required === 'always' && !pledge,
    typeCodes: certificates.flatMap((slug) => typeOf(slug) ?? []),
  }))
}

/** What no library here answers, in the order of the form. */
function questionsOf(definition: ServiceItem): PeerQuestion[] {
  const { form } = definition
  return form.groups
    .filter(({ kind }) => kind !== 'act')
    .flatMap(({ fields }) => fields)
    .flatMap((name) => {
      const field = form.fields[name]
      if (!field || field.source !== undefined || (field.options && !Array.isArray(field.options))) return []
      const { label, hint, input, unit, options } = field
      return {
        name,
        label,
        input,
        required: requires(definition, name) && field.when === undefined,
        ...(hint ? { hint } : {}),
        ...(unit ? { unit } : {}),
        ...(Array.isArray(options) ? { options } : {}),
      }
    })
}

function requires({ form }: { form: ServiceItem['form'] }, name: string): boolean {
  const { required } = form.schema
  return Array.isArray(required) && required.includes(name)
}

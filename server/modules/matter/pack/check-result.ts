import { isServiceItem, type Localized, type MatterDefinition } from '#contract'
import { checkTemplate, templatePaths } from '#platform/expression'
import { unknownNames } from './check-decision.ts'
import type { Place } from './place.ts'

const roots = ['subject', 'filer', 'form', 'outputs', 'found', 'case'] as const

/** What is said and printed of a case reads only what there is. */
export function checkResult(definition: MatterDefinition): Place[] {
  const { result, decision, form } = definition
  const templates: [string, Localized][] = [
    ...wordsOf(definition),
    ...(result?.certificate?.faces ?? []).map(({ id, value }): [string, Localized] => [
      `result.certificate.faces.${id}`,
      same(value),
    ]),
    ...(result?.certificate?.until
      ? [['result.certificate.until', same(result.certificate.until)] satisfies [string, Localized]]
      : []),
  ]
  const registers = isServiceItem(definition) ? definition.registers : undefined
  if (registers)
    templates.push(['registers.name', same(registers.name)], ['registers.place', same(registers.place)])
  const document = result?.document
  if (document)
    templates.push(
      ['result.document.title', same(document.title)],
      ['result.document.body', same(document.body)],
    )
  const places = templates.flatMap(([path, text]) =>
    [
      ...checkTemplate(text, roots),
      ...unknownNames(`${text.zh}\n${text.en}`, decision, Object.keys(form.fields)),
    ].map((message): Place => [path, message]),
  )
  if (result?.kind === 'certificate' && !result.certificate)
    places.push(['result.certificate', 'a certificate needs its type'])
  for (const field of [document?.to, document?.copyTo])
    if (field !== undefined && !Object.hasOwn(form.fields, field))
      places.push(['result.document', `${field} is no field`])
  if (registers && !Object.hasOwn(form.fields, registers.scope))
    places.push(['registers.scope', `${registers.scope} is no field`])
  places.push(...maskedInHeading(definition))
  return [...new Map(places.map((place) => [place.join(), place])).values()]
}

/** What lists and result pages say of a case. */
function wordsOf(definition: MatterDefinition): [string, Localized][] {
  if (!isServiceItem(definition)) return [['heading', same(definition.heading)]]
  return [
    ['grantedHeading', definition.grantedHeading],
    ...definition.grantedFacts.map(({ value }, index): [string, Localized] => [
      `grantedFacts.${index}`,
      value,
    ]),
  ]
}

/** Lists show it to whoever sees the row. */
function maskedInHeading(definition: MatterDefinition): Place[] {
  if (isServiceItem(definition)) return []
  return templatePaths(same(definition.heading)).flatMap((path): Place[] => {
    const field = definition.form.fields[path.split('.')[1] ?? '']
    return field && field.mask !== 'none' ? [['heading', `${path} is personal data`]] : []
  })
}

function same(template: string): Localized {
  return { zh: template, en: template }
}

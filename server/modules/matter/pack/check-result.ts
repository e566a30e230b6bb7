import type { Localized, MatterDefinition } from '#contract'
import { checkTemplate } from '#platform/expression'
import { unknownNames } from './check-decision.ts'
import type { Place } from './place.ts'

const roots = ['subject', 'filer', 'form', 'outputs', 'case'] as const

/** What is said and printed of a grant reads only what there is. */
export function checkResult({
  result,
  grantedHeading,
  grantedFacts,
  decision,
  form,
}: MatterDefinition): Place[] {
  const templates: [string, Localized][] = [
    ['grantedHeading', grantedHeading],
    ...grantedFacts.map(({ value }, index): [string, Localized] => [`grantedFacts.${index}`, value]),
    ...(result.certificate?.faces ?? []).map(({ id, value }): [string, Localized] => [
      `result.certificate.faces.${id}`,
      same(value),
    ]),
    ...(result.certificate?.until
      ? [['result.certificate.until', same(result.certificate.until)] satisfies [string, Localized]]
      : []),
  ]
  const places = templates.flatMap(([path, text]) =>
    [
      ...checkTemplate(text, roots),
      ...unknownNames(`${text.zh}\n${text.en}`, decision, Object.keys(form.fields)),
    ].map((message): Place => [path, message]),
  )
  if (result.kind === 'certificate' && !result.certificate)
    places.push(['result.certificate', 'a certificate needs its type'])
  return [...new Map(places.map((place) => [place.join(), place])).values()]
}

function same(template: string): Localized {
  return { zh: template, en: template }
}

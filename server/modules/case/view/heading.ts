import { isServiceItem, type MatterDefinition } from '#contract'
import { fillTemplate } from '#platform/expression'
import { textOf } from './fields.ts'

/** What one case of work is about, in the words of its form as it stands; null for services. */
export function headingOf(
  definition: MatterDefinition,
  answers: Readonly<Record<string, unknown>> | null,
): string | null {
  if (isServiceItem(definition)) return null
  const form = Object.fromEntries(
    Object.entries(answers ?? {}).flatMap(([name, value]) => {
      const field = definition.form.fields[name]
      return field ? [[name, textOf(field, value)]] : []
    }),
  )
  return fillTemplate({ zh: definition.heading, en: definition.heading }, { form }).zh
}

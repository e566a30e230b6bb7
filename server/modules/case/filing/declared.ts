import type { Difference, FieldCount } from '#modules/form'
import type { Answers } from '../case.ts'

/** What was filed, as an event keeps it: plain JSON. */
export function declared(
  values: Readonly<Record<string, unknown>>,
  differences: readonly Difference[],
  count: FieldCount,
): Answers {
  return {
    answers: { ...values },
    differences: differences.map(({ field, declared, found, source }) => ({
      field,
      declared,
      found: found ?? null,
      source: {
        library: source?.library ?? '',
        label: source?.label ?? { zh: '来源没有记录', en: 'No record at the source' },
        asOf: source?.asOf?.toString() ?? '',
      },
    })),
    count,
  }
}

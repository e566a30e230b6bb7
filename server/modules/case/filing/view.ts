import { isServiceItem, maskIdNumber, type FilingView, type Form, type MaterialSlot } from '#contract'
import { countToFill, isSame, type Prefilled } from '#modules/form'
import type { MatterItem, PublishedMatter } from '#modules/matter'
import type { Subject } from '#modules/registry'
import type { Draft } from './draft.ts'

/** A draft as the form shows it: what government knows, with the answers given so far over it. */
export function filingView(input: {
  draft: Draft
  matter: PublishedMatter
  item: MatterItem
  subject: Subject
  filerName: string
  prefilled: Prefilled
  slots: MaterialSlot[]
}): FilingView {
  const { draft, matter, item, subject, prefilled } = input
  const { definition } = matter
  return {
    id: draft.id,
    revision: draft.revision,
    savedAt: draft.savedAt.toString(),
    matter: {
      slug: definition.slug,
      version: definition.version,
      name: definition.name,
      title: definition.title,
      ...(isServiceItem(definition) ? { handling: definition.handling } : {}),
      ...(definition.periods.promised ? { promised: definition.periods.promised } : {}),
      itemCode: item.itemCode,
    },
    unit: { name: item.unit.name, regionName: item.region.name },
    subject: {
      id: subject.id,
      kind: subject.kind,
      name: subject.name,
      identifierMasked: subject.kind === 'person' ? maskIdNumber(subject.identifier) : subject.identifier,
    },
    filer: { name: input.filerName, relation: draft.relation },
    ...formShown(definition.form, prefilled, draft.answers),
    materials: input.slots,
    ...(draft.origin ? { origin: draft.origin } : {}),
  }
}

/** A form as it stands: what the sources hold, with what was answered over it. A value that no longer stands as its source has it shows no source. */
export function formShown(
  form: Form,
  prefilled: Prefilled,
  answers: Readonly<Record<string, unknown>>,
): Pick<FilingView, 'form' | 'values' | 'shown' | 'choices' | 'count'> {
  const given = Object.entries(answers).filter(
    ([name]) =>
      Object.hasOwn(form.fields, name) &&
      !(form.fields[name]?.entry === 'locked' && Object.hasOwn(prefilled.values, name)),
  )
  const values = { ...prefilled.values, ...Object.fromEntries(given) }
  return {
    // What is filled in later is no part of what is filed.
    form: { ...form, groups: form.groups.filter(({ kind }) => kind !== 'act') },
    values,
    shown: Object.fromEntries(
      Object.entries(prefilled.shown)
        .filter(([name]) =>
          isSame(form.fields[name]?.compare ?? 'exact', values[name], prefilled.values[name]),
        )
        .map(([name, { library, label, asOf }]) => [name, { library, label, asOf: asOf?.toString() ?? '' }]),
    ),
    choices: Object.fromEntries(
      Object.entries(prefilled.choices).map(([name, choices]) => [name, [...choices]]),
    ),
    count: countToFill(form, prefilled),
  }
}

import { maskIdNumber, type FilingView } from '#contract'
import { countToFill, type Prefilled } from '#modules/form'
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
      handling: definition.handling,
      promised: definition.periods.promised,
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
    form: definition.form,
    values: { ...prefilled.values, ...draft.answers },
    shown: Object.fromEntries(
      Object.entries(prefilled.shown).map(([name, { library, label, asOf }]) => [
        name,
        { library, label, asOf: asOf?.toString() ?? '' },
      ]),
    ),
    choices: Object.fromEntries(
      Object.entries(prefilled.choices).map(([name, choices]) => [name, [...choices]]),
    ),
    count: countToFill(definition.form, prefilled),
    materials: definition.materials.map((material) => ({
      id: material.id,
      name: material.name,
      held: material.held !== undefined,
      ...(material.held ? { label: material.held.label } : {}),
      required: material.required === 'always',
    })),
  }
}

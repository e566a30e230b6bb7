import type { Burden, Reduction, ServiceItem } from '#contract'
import { workingDays } from './standard/elements.ts'

/** What an item asks for: turns of officers that every case takes its way by, materials that are brought, days that are promised. */
export function burdenOf({ flow, materials, periods, visits }: ServiceItem): Burden {
  return {
    steps: Object.values(flow.stages).filter(
      (stage) => stage.kind === 'task' && stage.assignee.name !== 'applicant',
    ).length,
    materials: materials.filter(isBrought).length,
    days: workingDays(periods.promised),
    visits,
  }
}

/** What government holds, or a certificate answers for, nobody brings (国务院令第716号第七条). */
function isBrought({ held, certificates, pledge, required }: ServiceItem['materials'][number]): boolean {
  return required === 'always' && !held && !certificates && !pledge
}

/** An item beside its first version, or beside what law asks for where it has no other. */
export function reductionOf(item: ServiceItem, first: ServiceItem | undefined): Reduction {
  const after = burdenOf(item)
  if (first && first.version < item.version)
    return { before: { kind: 'version', version: first.version, source: null, ...burdenOf(first) }, after }
  const { statutory } = item.periods
  return {
    before: {
      kind: 'law',
      version: null,
      source: statutory.basis ?? null,
      steps: null,
      materials: item.materials.filter(({ required }) => required === 'always').length,
      days: workingDays(statutory),
      visits: null,
    },
    after,
  }
}

/** Before and after, added up. */
export function sumOf(reductions: readonly Reduction[], part: 'steps' | 'materials' | 'days') {
  const counted = reductions.flatMap(({ before, after }) => {
    const was = before[part]
    return was === null ? [] : [{ before: was, after: after[part] }]
  })
  const total = (side: 'before' | 'after') =>
    Math.round(10 * counted.reduce((sum, each) => sum + each[side], 0)) / 10
  return { before: total('before'), after: total('after') }
}

import { z } from 'zod'
import { citation, licenceReforms, localized } from '#contract'

/** What a scope of business needs beside the registration, and how the reform left it: a pack in `packs/licences`. */
export const licence = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().min(1),
  /** The licence as the list of the reform names it (涉企经营许可事项). */
  title: localized,
  /** 直接取消审批, 审批改为备案, 实行告知承诺, 优化审批服务. */
  reform: z.enum(licenceReforms),
  /** Words of the scope (经营范围) that need it; one is enough. */
  scope: z.array(z.string().min(1)).min(1),
  /** How it is filed; nothing where it was dropped. */
  matter: z.string().optional(),
  /** The kind of department that answers for the field, and hears of every new firm in it. */
  department: z.string(),
  /** When it is needed, in a sentence to the firm. */
  says: localized,
  /** Answers of the form that follow from the scope. */
  fills: z.record(z.string(), z.json()).default({}),
  /** Matters whose certificate serves as well. */
  unless: z.array(z.string()).default([]),
  basis: z.array(citation).min(1),
})
export type Licence = z.infer<typeof licence>

/** What of a list a scope of business needs, in the order of how little is left to do. */
export function neededBy(licences: readonly Licence[], scope: readonly string[]): Licence[] {
  const found = licences
    .filter((each) => each.scope.some((word) => scope.includes(word)))
    .toSorted(
      (one, other) =>
        order.indexOf(one.reform) - order.indexOf(other.reform) || one.id.localeCompare(other.id, 'en'),
    )
  // One licence that two words of the scope need is one.
  return found.filter(
    ({ matter }, at) => matter === undefined || found.findIndex((each) => each.matter === matter) === at,
  )
}

const order: readonly Licence['reform'][] = ['file', 'pledge', 'approve', 'drop']

/** What is wrong with one in itself. */
export function faultsOf({ reform, matter, fills }: Licence): string[] {
  if (reform !== 'drop') return matter === undefined ? ['it is needed still: name its matter'] : []
  return matter === undefined && Object.keys(fills).length === 0
    ? []
    : ['what was dropped is filed by nothing']
}

import type { GivenMaterial, MaterialSlot } from '#contract'

/** What counts in a place: nothing newer was handed in instead. */
export function standing({ given }: Pick<MaterialSlot, 'given'>): GivenMaterial[] {
  return given.filter(({ replacedAt }) => replacedAt === null)
}

/** Places that must not be empty and are. */
export function missingSlots(slots: readonly MaterialSlot[]): MaterialSlot[] {
  return slots.filter((slot) => slot.takesFiles && slot.required && standing(slot).length === 0)
}

/** Places with one of them as it is now. */
export function withSlot<S extends MaterialSlot>(slots: readonly S[], changed: MaterialSlot): S[] {
  return slots.map((slot) => (slot.id === changed.id ? { ...slot, ...changed } : slot))
}

/** The element of a place, to be gone to from a summary of faults. */
export const faultOfSlot = (id: string) => `m-${id}`

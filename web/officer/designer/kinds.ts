import type { MatterDefinition } from '#contract'

const service: readonly MatterDefinition['kind'][] = ['01', '05', '07', '10', '20']

/** Whether people and firms apply for matters of a kind; the others are filed by officers. */
export function isServiceKind(kind: MatterDefinition['kind']): boolean {
  return service.includes(kind)
}

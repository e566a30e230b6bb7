/** Whoever changes units and posts by command has this advisory lock: one at a time. */
export const ORGANIZATION_LOCK = 7_140_703

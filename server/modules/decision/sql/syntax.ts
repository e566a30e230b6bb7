/** What of ZEN can be said in SQL. */
export type Node =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  /** `facts["social-insurance"].cards`: a name and what is read below it. */
  | { readonly kind: 'path'; readonly root: string; readonly names: readonly string[] }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'binary'; readonly sign: Sign; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Node[] }
  /** `d(x).add(1, "month")`. */
  | { readonly kind: 'method'; readonly of: Node; readonly name: string; readonly given: readonly Node[] }

export const signs = ['or', 'and', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '??'] as const
export type Sign = (typeof signs)[number]

/** How tightly a sign binds, loosest first. */
export const tightness: Record<Sign, number> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  in: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '??': 6,
}

/** An expression that SQL cannot be made of; it may be sound all the same. */
export class NotInSql extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'NotInSql'
  }
}

import type { DecisionModel } from '#contract'
import { parse } from './parse.ts'
import { NotInSql, type Node } from './syntax.ts'
import { boolean, under, write, type Names, type Written } from './write.ts'

/** Where a statement has what the rules read of a person. */
export interface PersonColumns {
  /** The JSON that a library holds of the person, null where it holds nothing. */
  fact(library: string): string
  /** What stands of the person itself: kind, identifier, name, regionCode, age. */
  subject(name: string): Written | undefined
  /** A JSON list of what the person holds of the matter, an empty one where that is nothing. */
  readonly held: string
}

export interface CompiledCheck {
  readonly id: string
  /** True where the check holds. */
  readonly sql: string
}

export interface CompiledRules {
  readonly checks: readonly CompiledCheck[]
  /** Checks that read what only an application says; they are made when it is filed. */
  readonly asked: readonly string[]
  /** Checks that cannot be said in SQL, each with the reason. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[]
}

/** What only an application says. */
const ASKED = new Set(['form', 'filer', 'mismatches'])

/**
 * The checks of a model as SQL over people, so that those who would be granted are found by one statement and not one by one.
 * `give` takes a value into the statement's parameters and gives its place.
 */
export function compileToSql(
  model: DecisionModel,
  columns: PersonColumns,
  today: Temporal.PlainDate,
  give: Names['give'],
): CompiledRules {
  const names = namesOf(model, columns, today, give)
  const checks: CompiledCheck[] = []
  const asked: string[] = []
  const failed: { id: string; reason: string }[] = []
  for (const { id, when } of model.checks)
    try {
      const node = parse(when)
      if (reads(node, ASKED)) asked.push(id)
      else checks.push({ id, sql: boolean(write(node, names)) })
    } catch (cause) {
      if (!(cause instanceof NotInSql)) throw cause
      failed.push({ id, reason: cause.message })
    }
  return { checks, asked, failed }
}

function namesOf(
  model: DecisionModel,
  columns: PersonColumns,
  today: Temporal.PlainDate,
  give: Names['give'],
): Names {
  return {
    give,
    find: (root, names) => {
      const [first, ...rest] = names
      if (root === 'today' && names.length === 0) return { sql: give(today.toString(), 'text'), type: 'text' }
      if (root === 'held' && names.length === 0) return { sql: columns.held, type: 'json' }
      if (first === undefined) return undefined
      if (root === 'facts') return { sql: under(columns.fact(first), rest, { give }), type: 'json' }
      if (rest.length > 0) return undefined
      if (root === 'subject') return columns.subject(first)
      const param = root === 'params' ? model.params[first]?.value : undefined
      return param === undefined
        ? undefined
        : { sql: give(JSON.stringify(param), 'text::jsonb'), type: 'json' }
    },
  }
}

function reads(node: Node, roots: ReadonlySet<string>): boolean {
  const any = (nodes: readonly Node[]) => nodes.some((each) => reads(each, roots))
  switch (node.kind) {
    case 'literal':
      return false
    case 'list':
      return any(node.items)
    case 'path':
      return roots.has(node.root)
    case 'not':
      return reads(node.of, roots)
    case 'binary':
      return any([node.left, node.right])
    case 'call':
      return any(node.given)
    case 'method':
      return any([node.of, ...node.given])
  }
}

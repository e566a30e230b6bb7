import { evaluateExpression, ExpressionFailed, fillTemplate } from '#platform/expression'
import type { Facts } from './facts.ts'
import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'

export interface Looked {
  readonly rule: Rule
  readonly facts: Facts
  readonly finding: Pick<Finding, 'occurrence' | 'occurredAt' | 'responsible' | 'stage'>
}

export interface Judged {
  readonly findings: Finding[]
  /** Rules that failed on the facts: a fault of the rule is nobody's card. */
  readonly faults: { readonly rule: string; readonly cause: ExpressionFailed }[]
}

/** Asks each rule about what it looks at. */
export function judge(looked: readonly Looked[]): Judged {
  const judged: Judged = { findings: [], faults: [] }
  for (const { rule, facts, finding } of looked)
    try {
      if (rule.when !== undefined && evaluateExpression(rule.when, { ...facts }) !== true) continue
      judged.findings.push({
        rule,
        ...finding,
        facts,
        said: fillTemplate(rule.says, { ...facts }),
        todo: fillTemplate(rule.todo, { ...facts }),
      })
    } catch (cause) {
      if (!(cause instanceof ExpressionFailed)) throw cause
      judged.faults.push({ rule: rule.id, cause })
    }
  return judged
}

export function together(all: readonly Judged[]): Judged {
  return {
    findings: all.flatMap(({ findings }) => findings),
    faults: all.flatMap(({ faults }) => faults),
  }
}

import type { DecisionModel } from '#contract'

interface Expression {
  id: string
  key: string
  value: string
}

type Node =
  | { id: string; name: string; type: 'inputNode' | 'outputNode' }
  | {
      id: string
      name: string
      type: 'expressionNode'
      content: { expressions: Expression[]; passThrough: boolean }
    }

/** A decision as the ZEN engine reads it (JSON Decision Model). */
export interface JdmGraph {
  contentType: 'application/vnd.gorules.decision'
  nodes: (Node & { position: { x: number; y: number } })[]
  edges: { id: string; type: 'edge'; sourceId: string; targetId: string }[]
}

/**
 * Writes a model as a ZEN graph, the same for the same model: all checks and the outcome, then each output in turn, which may read those before it.
 *
 * Outputs are conditional expressions and not the engine's decision tables: in a table a cell that fails counts as a row that does not match
 * (`subject.name > 3` falls to the next row without a word), and a value that fails is left out. An amount of money must fail aloud.
 */
export function toJdm(model: DecisionModel): JdmGraph {
  const checks = model.checks.map(({ id, when }) => ({ id, key: `checks.${id}`, value: when }))
  const outcome = { id: 'outcome', key: 'outcome', value: outcomeOf(model.checks) }
  const nodes: Node[] = [
    { id: 'input', name: 'input', type: 'inputNode' },
    expressionNode('checks', [...checks, outcome], true),
    ...inTurns(model.outputs).map((outputs, index) =>
      expressionNode(
        `outputs-${index + 1}`,
        outputs.map((output) => ({ id: output.id, key: `outputs.${output.id}`, value: valueOf(output) })),
        true,
      ),
    ),
    expressionNode(
      'ruling',
      ['checks', 'outcome', 'outputs'].map((key) => ({ id: key, key, value: key })),
      false,
    ),
    { id: 'output', name: 'output', type: 'outputNode' },
  ]
  const edges = nodes.slice(1).map(({ id: targetId }, index) => {
    const sourceId = nodes[index]?.id ?? 'input'
    return { id: `${sourceId}>${targetId}`, type: 'edge' as const, sourceId, targetId }
  })
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: nodes.map((node, index) => ({ ...node, position: { x: index * 240, y: 0 } })),
    edges,
  }
}

function expressionNode(id: string, expressions: Expression[], passThrough: boolean): Node {
  return { id, name: id, type: 'expressionNode', content: { expressions, passThrough } }
}

/** Any failing check that refuses outweighs all; then any that refers. */
function outcomeOf(checks: DecisionModel['checks']): string {
  const all = (otherwise: string) =>
    checks
      .filter((check) => check.otherwise === otherwise)
      .map(({ id }) => `$.checks["${id}"]`)
      .join(' and ') || 'true'
  return `not (${all('refuse')}) ? "refused" : (not (${all('refer')}) ? "referred" : "granted")`
}

/** Outputs by the node that gives them: one that reads outputs stands in a node after them. Every node costs a copy of the input. */
function inTurns(outputs: DecisionModel['outputs']): DecisionModel['outputs'][] {
  const turns: DecisionModel['outputs'][] = []
  for (const output of outputs) {
    const turn = turns.at(-1)
    const reads = output.rows.some(({ when, value }) => /\boutputs\b/.test(`${when} ${value}`))
    if (turn && !reads) turn.push(output)
    else turns.push([output])
  }
  return turns
}

/** The first row that holds. What is refused has no amount, and its expressions need not stand on its values. */
function valueOf({ rows }: DecisionModel['outputs'][number]): string {
  const first = rows.reduceRight((rest, { when, value }) => `(${when}) ? (${value}) : (${rest})`, 'null')
  return `outcome == "refused" ? null : (${first})`
}

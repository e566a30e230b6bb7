import type { DecisionModel } from '#contract'

type Node =
  | { id: string; name: string; type: 'inputNode' | 'outputNode' }
  | { id: string; name: string; type: 'expressionNode'; content: { expressions: { id: string; key: string; value: string }[]; passThrough: boolean } }
  | { id: string; name: string; type: 'switchNode'; content: { hitPolicy: 'first'; statements: { id: string; condition: string }[] } }
  | { id: string; name: string; type: 'decisionTableNode'; content: DecisionTable }

interface DecisionTable {
  hitPolicy: 'first'
  passThrough: boolean
  inputs: { id: string; name: string }[]
  outputs: { id: string; name: string; field: string }[]
  rules: Record<string, string>[]
}

/** A decision as the ZEN engine reads it (JSON Decision Model). */
export interface JdmGraph {
  contentType: 'application/vnd.gorules.decision'
  nodes: (Node & { position: { x: number; y: number } })[]
  edges: { id: string; type: 'edge'; sourceId: string; targetId: string; sourceHandle?: string }[]
}

/**
 * Writes a model as a ZEN graph, the same for the same model: all checks, then the outcome, then one table for each output.
 * A refused case goes past the tables: amounts of what is not granted mean nothing, and their expressions may not stand on its values.
 */
export function toJdm(model: DecisionModel): JdmGraph {
  const tables = model.outputs.map(tableOf)
  const outcome = { id: 'outcome', key: 'outcome', value: outcomeOf(model.checks) }
  const checks = model.checks.map(({ id, when }) => ({ id, key: `checks.${id}`, value: when }))
  const nodes: Node[] = [
    { id: 'input', name: 'input', type: 'inputNode' },
    { id: 'checks', name: 'checks', type: 'expressionNode', content: { expressions: [...checks, outcome], passThrough: true } },
    { id: 'route', name: 'route', type: 'switchNode', content: { hitPolicy: 'first', statements: routes } },
    ...tables,
    { id: 'ruling', name: 'ruling', type: 'expressionNode', content: { expressions: ['checks', 'outcome', 'outputs'].map((key) => ({ id: key, key, value: key })), passThrough: false } },
    { id: 'output', name: 'output', type: 'outputNode' },
  ]
  const chain = ['route', ...tables.map(({ id }) => id), 'ruling', 'output']
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: nodes.map((node, index) => ({ ...node, position: { x: index * 240, y: 0 } })),
    edges: [
      edge('input', 'checks'),
      edge('checks', 'route'),
      edge('route', 'ruling', 'refused'),
      ...chain.slice(1).map((target, index) => edge(chain[index] ?? '', target, index === 0 ? 'otherwise' : undefined)),
    ],
  }
}

const routes = [
  { id: 'refused', condition: 'outcome == "refused"' },
  { id: 'otherwise', condition: '' },
]

/** Any failing check that refuses outweighs all; then any that refers. */
function outcomeOf(checks: DecisionModel['checks']): string {
  const all = (otherwise: string) =>
    checks.filter((check) => check.otherwise === otherwise).map(({ id }) => `$.checks["${id}"]`).join(' and ') || 'true'
  return `not (${all('refuse')}) ? "refused" : (not (${all('refer')}) ? "referred" : "granted")`
}

function tableOf({ id, rows }: DecisionModel['outputs'][number]): Extract<Node, { type: 'decisionTableNode' }> {
  return {
    id: `output-${id}`,
    name: id,
    type: 'decisionTableNode',
    content: {
      hitPolicy: 'first',
      passThrough: true,
      inputs: [{ id: 'when', name: 'when' }],
      outputs: [{ id: 'value', name: id, field: `outputs.${id}` }],
      rules: rows.map(({ when, value }, index) => ({ _id: `${id}-${index}`, when, value })),
    },
  }
}

function edge(sourceId: string, targetId: string, sourceHandle?: string): JdmGraph['edges'][number] {
  const id = [sourceId, ...(sourceHandle ? [sourceHandle] : []), targetId].join('>')
  return { id, type: 'edge', sourceId, targetId, ...(sourceHandle ? { sourceHandle } : {}) }
}

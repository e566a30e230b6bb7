import { fault, note, type BpmnFinding } from './finding.ts'
import { extensionOf, type BpmnFlow, type Extension } from './model.ts'
import { freeName, nameFrom } from './names.ts'
import type { Way } from './network.ts'
import { wordsOf } from './rebuild-properties.ts'

/** A way out of a stage as a flow has it, with the sequence flow that stands for it. */
export interface Exit {
  /** As it was exported: `actions.grant`; undefined for what somebody drew since. */
  readonly via: string | undefined
  readonly route: {
    readonly to: string
    readonly milestones: readonly string[]
    readonly outcome?: string
    readonly verdict?: string
  }
  /** What is written on it, and what was exported with it. */
  readonly name: string
  readonly kept: Extension | undefined
  readonly flow: BpmnFlow
}

/** What a way means. It leads where it is drawn; what else it means was exported with one of its sequence flows. */
export function exitOf(way: Way, to: string, findings: BpmnFinding[]): Exit {
  const flow = way.flows.find((each) => extensionOf(each, 'route')) ?? namedOf(way.flows)
  const kept = extensionOf(flow, 'route')
  const name = kept
    ? flow.name
    : way.flows
        .map((each) => each.name)
        .filter(Boolean)
        .join('，')
  for (const { id, condition } of way.flows)
    if (condition !== undefined)
      findings.push(
        note(id, 'its condition is left aside', 'who acts or decides at the stage chooses the way'),
      )
  return { via: kept?.attributes['via'], route: routeOf(flow, kept, to, findings), name, kept, flow }
}

function namedOf(flows: readonly BpmnFlow[]): BpmnFlow {
  const found = flows.find(({ name }) => name !== '') ?? flows[0]
  return found ?? { id: '', from: '', to: '', name: '', extensions: [] }
}

function routeOf(
  flow: BpmnFlow,
  kept: Extension | undefined,
  to: string,
  findings: BpmnFinding[],
): Exit['route'] {
  const { milestones, outcome, verdict } = kept?.attributes ?? {}
  const told = wordsOf(milestones)
  const isEnd = to === 'end'
  if (kept && isEnd !== told.includes('closed'))
    findings.push(
      note(
        flow.id,
        isEnd ? 'it ends the case now, and so closes it' : 'it goes on now, and closes nothing any more',
        'see whether its other milestones still hold',
      ),
    )
  if (verdict !== undefined && to !== 'join')
    findings.push(
      note(
        flow.id,
        'it leads to no join, where alone its verdict would count',
        'let it end its branch, or take the verdict away',
      ),
    )
  // What closes in the wrong place is no closing that was drawn elsewhere: the check tells it.
  const rest = told.at(-1) === 'closed' ? told.slice(0, -1) : told
  return {
    to,
    milestones: isEnd ? (told.includes('closed') ? told : [...rest, 'closed']) : rest,
    ...(outcome === undefined ? {} : { outcome }),
    ...(verdict === undefined || to !== 'join' ? {} : { verdict }),
  }
}

/** The exits under one field of a stage (`actions`, `answers`, `signals`), each with a name of its own. */
export function named(field: string, exits: readonly Exit[], findings: BpmnFinding[]): Map<string, Exit> {
  const found = new Map<string, Exit>()
  for (const exit of exits) {
    const kept = exit.via?.startsWith(`${field}.`) ? exit.via.slice(field.length + 1) : undefined
    const wanted = kept ?? nameFrom(exit.flow.name) ?? nameFrom(exit.flow.id) ?? 'next'
    const name = freeName(wanted, (each) => found.has(each))
    if (kept !== undefined && name !== kept)
      findings.push(
        note(exit.flow.id, `${kept} is there twice: this one is called ${name}`, 'name it as it is meant'),
      )
    found.set(name, exit)
  }
  return found
}

/**
 * The exits that a stage of a machine must have, by their names. What was exported keeps its name; in what others drew, the
 * first way is the first name and so on, and one way alone is all of them.
 */
export function fixed<N extends string>(
  id: string,
  names: readonly N[],
  exits: readonly Exit[],
  findings: BpmnFinding[],
  means: Readonly<Record<N, string>>,
): Partial<Record<N, Exit['route']>> {
  const [only, ...others] = exits
  if (only && others.length === 0 && only.via === undefined) {
    findings.push(
      note(
        id,
        `one way leads out of it: it is taken for ${names.join(', ')}`,
        'draw a gateway where they should part',
      ),
    )
    return Object.fromEntries(names.map((name) => [name, only.route])) as Record<N, Exit['route']>
  }
  const found = new Map<N, Exit>()
  const last = (via: string | undefined) => via?.split('.').at(-1)
  for (const exit of exits) {
    const name = names.find((each) => each === last(exit.via))
    if (name && !found.has(name)) found.set(name, exit)
  }
  const left = exits.filter((exit) => ![...found.values()].includes(exit))
  for (const name of names)
    if (!found.has(name)) {
      const exit = left.shift()
      if (exit) {
        found.set(name, exit)
        findings.push(
          note(
            exit.flow.id,
            `it is taken for ${name} (${means[name]})`,
            'name it so, or draw it in that place',
          ),
        )
      } else
        findings.push(
          fault(id, `no way leads on when ${means[name]}`, `draw a sequence flow for it (${name})`),
        )
    }
  for (const { flow } of left) findings.push(fault(flow.id, 'it has no meaning here', 'take it away'))
  return Object.fromEntries([...found].map(([name, { route }]) => [name, route])) as Partial<
    Record<N, Exit['route']>
  >
}

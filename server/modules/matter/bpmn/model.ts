/** What a flow has and BPMN has no word for, as an element of our own namespace. */
export interface Extension {
  /** `route`, `assignee`, `period` … */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children?: readonly Extension[]
}

/** An event, activity or gateway. */
export interface BpmnNode {
  readonly id: string
  /** Its name in BPMN: `userTask`, `exclusiveGateway` … */
  readonly type: string
  readonly name: string
  readonly extensions: readonly Extension[]
  /** What an event is about: `timer`, `signal`, `message`, `error`, `terminate` … */
  readonly event?: string
  /** ISO 8601: how long a timer waits. */
  readonly duration?: string
  /** The name of what an event waits for. */
  readonly signal?: string
  /** The activity whose border an event sits on, and whether it ends what goes on there. */
  readonly attachedTo?: string
  readonly isInterrupting?: boolean
  /** When a complex gateway lets go on. */
  readonly activation?: string
  /** What a call activity calls. */
  readonly calls?: string
  /** The sub-process it stands in. */
  readonly within?: string
  /** Who does it, as other modellers say it: names of lanes and of groups. */
  readonly doers?: readonly string[]
}

/** A sequence flow. */
export interface BpmnFlow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name: string
  readonly extensions: readonly Extension[]
  readonly condition?: string
  readonly within?: string
}

/** One process of a BPMN document, its elements in the order in which they are written. */
export interface BpmnModel {
  readonly id: string
  readonly extensions: readonly Extension[]
  readonly nodes: readonly BpmnNode[]
  readonly flows: readonly BpmnFlow[]
}

export function extensionOf(
  { extensions }: { readonly extensions: readonly Extension[] },
  name: string,
): Extension | undefined {
  return extensions.find((extension) => extension.name === name)
}

/** An extension without what is undefined. */
export function extension(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  children?: readonly Extension[],
): Extension {
  const given = Object.entries(attributes).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  )
  return { name, attributes: Object.fromEntries(given), ...(children?.length ? { children } : {}) }
}

/** Names of elements that are no stage. A stage's name has no point and no underscore, so that none can be its name. */
export const ids = {
  process: (flow: string) => `_process.${flow}`,
  entry: (kind: EntryKind) => `_entry.${kind}`,
  signal: (name: string) => `_signal.${name}`,
  exits: (stage: string) => `${stage}.exits`,
  merge: (stage: string) => `${stage}.merge`,
  timer: (stage: string) => `${stage}.timer`,
  catches: (stage: string, signal: string) => `${stage}.signal.${signal}`,
  join: (fork: string) => `${fork}.join`,
  arrives: (fork: string, branch: string) => `${fork}.join.${branch}`,
  end: (stage: string, ending: string) => `${stage}.end.${ending}`,
  leg: (stage: string, leg: string) => `${stage}.leg.${leg}`,
  /** A flow that only leads to another element of the same stage. */
  to: (from: string, to: string) => `${from}_to_${to}`,
}

export const entryKinds = ['start', 'askReview', 'reopen'] as const
export type EntryKind = (typeof entryKinds)[number]

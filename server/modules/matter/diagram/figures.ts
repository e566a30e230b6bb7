import { exitsOf, forkAround, type Exit, type Flow, type Localized, type Stage } from '#contract'

/** Names of figures that are no stage; a point is in no stage's name. */
export const startFigure = 'entry.start'
export const reviewFigure = 'entry.askReview'
export const reopenFigure = 'entry.reopen'
export const joinFigure = (fork: string) => `${fork}.join`

/** A figure of a flow's diagram. */
export interface Figure {
  readonly id: string
  readonly kind: 'start' | 'end' | 'join' | Stage['kind']
  readonly title: Localized
  /** The stage it stands for; a join stands for its fork. */
  readonly stage?: string
}

/** A line: every way out of one figure that leads to the same other one. */
export interface Line {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly exits: readonly { readonly via: string; readonly label: Localized }[]
}

/** What brings a case into a flow. */
export const entryWords = {
  start: { zh: '申报', en: 'Filed' },
  askReview: { zh: '申请人要求复查', en: 'Review asked for' },
  reopen: { zh: '重新办理', en: 'Taken up again' },
} as const

const joinWords = {
  all: { zh: '都通过', en: 'All passed' },
  any: { zh: '一个通过即可', en: 'Any passed' },
  quorum: (count: number) => ({ zh: `至少${count}个通过`, en: `${count} passed` }),
} as const

/** How a case may end, by the act that ends it: its last milestone before closed, or its outcome. */
export const endingWords = {
  granted: { zh: '准予', en: 'Granted' },
  partly: { zh: '部分办成', en: 'Partly granted' },
  refused: { zh: '不予', en: 'Refused' },
  'not-accepted': { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  terminated: { zh: '终止', en: 'Terminated' },
  delivered: { zh: '送达办结', en: 'Delivered' },
  closed: { zh: '办结', en: 'Closed' },
} as const satisfies Record<string, Localized>
export type Ending = keyof typeof endingWords

/** What a flow's diagram shows: its stages, where it begins, where branches meet, and its ends. */
export function figuresOf(flow: Flow): { figures: Figure[]; lines: Line[] } {
  const figures: Figure[] = [
    { id: startFigure, kind: 'start', title: entryWords.start },
    ...(flow.askReview ? [{ id: reviewFigure, kind: 'start', title: entryWords.askReview } as const] : []),
    ...(flow.reopen ? [{ id: reopenFigure, kind: 'start', title: entryWords.reopen } as const] : []),
  ]
  const lines = [
    line(startFigure, flow.start),
    ...(flow.askReview ? [line(reviewFigure, flow.askReview)] : []),
    ...(flow.reopen ? [line(reopenFigure, flow.reopen)] : []),
  ]
  for (const [name, stage] of Object.entries(flow.stages)) {
    figures.push({ id: name, kind: stage.kind, title: stage.title, stage: name })
    const isFork = stage.kind === 'fork'
    const from = isFork ? joinFigure(name) : name
    if (isFork) {
      for (const [branch, { start, title }] of Object.entries(stage.branches))
        lines.push({ ...line(name, start), exits: [{ via: `branches.${branch}`, label: title }] })
      figures.push({ id: from, kind: 'join', title: joinTitle(stage.join), stage: name })
    }
    const exits = exitsOf(stage)
    for (const ending of new Set(exits.flatMap((exit) => endingOf(exit) ?? [])))
      figures.push({ id: endFigure(name, ending), kind: 'end', title: endingWords[ending] })
    lines.push(
      ...exits.map((exit) => ({
        ...line(from, figureAt(flow, name, exit)),
        exits: [{ via: exit.via, label: exit.label }],
      })),
    )
  }
  return { figures, lines: merged(lines) }
}

/** The figure that a way out of a stage leads to. */
export function figureAt(flow: Flow, stage: string, exit: Exit): string {
  const { to } = exit.route
  if (to === 'join') return joinFigure(forkAround(flow, stage) ?? 'join')
  const ending = endingOf(exit)
  return ending === undefined ? to : endFigure(stage, ending)
}

function endFigure(stage: string, ending: Ending): string {
  return `${stage}.end.${ending}`
}

/** How a way out ends the case; undefined where it goes on. */
export function endingOf({ route }: Exit): Ending | undefined {
  if (route.to !== 'end') return undefined
  if (route.outcome) return route.outcome
  const last = route.milestones.findLast((milestone) => milestone !== 'closed' && isEnding(milestone))
  return last !== undefined && isEnding(last) ? last : 'closed'
}

function isEnding(milestone: string): milestone is Ending {
  return Object.hasOwn(endingWords, milestone)
}

function joinTitle(join: Extract<Stage, { kind: 'fork' }>['join']): Localized {
  return typeof join === 'object' ? joinWords.quorum(join.quorum) : joinWords[join]
}

/** The name of the line from one figure to another. */
export function lineBetween(from: string, to: string): string {
  return `${from} ${to}`
}

function line(from: string, to: string): Line {
  return { id: lineBetween(from, to), from, to, exits: [] }
}

function merged(lines: readonly Line[]): Line[] {
  return [...Map.groupBy(lines, ({ id }) => id).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, exits: [first, ...others].flatMap(({ exits }) => exits) }] : [],
  )
}

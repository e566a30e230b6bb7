import { exitsOf, type Flow, type Milestone, type Route, type Stage } from '#contract'
import type { Place } from './place.ts'

/** One way out of a stage, with what may be said of who takes it. */
interface Way {
  readonly via: string
  readonly route: Route
  readonly takenBy: 'officer' | 'applicant' | 'rules' | 'machine'
  readonly needs: readonly string[]
  readonly target: Stage | undefined
}

/** What one way may say, in this order: one of these lines, with gaps. All else is said by the engine alone. */
const lines: readonly (readonly Milestone[])[] = [
  ['correction-requested'],
  ['corrected'],
  ['not-accepted', 'closed'],
  ['accepted', 'decided', 'delivered', 'closed'],
  ['accepted', 'withdrawn', 'closed'],
  ['accepted', 'terminated', 'closed'],
]
const endings: readonly Milestone[] = ['not-accepted', 'withdrawn', 'terminated']

/** What is wrong with a way; undefined where it is right. */
type Check = (way: Way, flow: Flow) => string | undefined

const says = ({ route }: Way, milestone: Milestone) => route.milestones.includes(milestone)

const checks: readonly Check[] = [
  ({ route: { to } }, flow) =>
    to === 'end' || to === 'join' || Object.hasOwn(flow.stages, to)
      ? undefined
      : `leads to ${to}, which is no stage`,
  (way) => {
    if (way.route.to === 'end')
      return says(way, 'closed') ? undefined : 'ends the case without the milestone closed'
    return says(way, 'closed') || endings.some((each) => says(way, each))
      ? 'closes a case that goes on'
      : undefined
  },
  ({ route: { milestones } }) =>
    lines.some((line) => isWithin(milestones, line))
      ? undefined
      : `says ${milestones.join(', ')}: not what a way says, or not in the order of the law`,
  (way) => {
    const { outcome } = way.route
    if ((outcome !== undefined) === says(way, 'decided')) return undefined
    return outcome
      ? `gives the outcome ${outcome} without the milestone decided`
      : 'is decided without an outcome'
  },
  ({ via, route }) =>
    via === 'routes.referred' && route.outcome ? 'decides what the rules cannot tell' : undefined,
  (way) =>
    says(way, 'not-accepted') && way.takenBy !== 'officer' ? 'only officers refuse to accept' : undefined,
  (way) => {
    const isAsking = says(way, 'correction-requested')
    if (isAsking !== isApplicants(way.target))
      return isAsking
        ? 'asks for corrections without leading to the applicant'
        : 'leads to the applicant without asking for corrections'
    if (!isAsking) return undefined
    if (way.takenBy !== 'officer') return 'only officers ask for corrections'
    return way.needs.includes('corrections') ? undefined : 'asks for corrections without saying which'
  },
  (way) => {
    const isAnswer = way.takenBy === 'applicant'
    if (isAnswer !== says(way, 'corrected'))
      return isAnswer
        ? 'is the applicant’s answer without the milestone corrected'
        : 'only the applicant corrects'
    return isAnswer === way.needs.includes('filing')
      ? undefined
      : 'only the applicant files, and nothing else'
  },
]

/** Every way of a flow alone: where it leads, what it says to the law, and who may say that. */
export function checkWays(flow: Flow): Place[] {
  return checkEach(flow, checks)
}

/** 行政许可法第三十八条第二款: a refusal gives its reasons. Those of rules stand in the ruling; nobody else but an officer has any. */
export function checkReasons(flow: Flow): Place[] {
  return checkEach(flow, [
    ({ route: { outcome }, takenBy, needs }) =>
      outcome !== 'refused' || takenBy === 'rules' || (takenBy === 'officer' && needs.includes('reasons'))
        ? undefined
        : 'refuses without reasons',
  ])
}

function checkEach(flow: Flow, wanted: readonly Check[]): Place[] {
  return Object.entries(flow.stages).flatMap(([name, stage]) =>
    waysOf(flow, stage).flatMap((way) =>
      wanted.flatMap((check): Place[] => {
        const wrong = check(way, flow)
        return wrong ? [[`flow.stages.${name}.${way.via}`, wrong]] : []
      }),
    ),
  )
}

export function isApplicants(stage: Stage | undefined): boolean {
  return stage?.kind === 'task' && stage.assignee.name === 'applicant'
}

function waysOf(flow: Flow, stage: Stage): Way[] {
  const actions = stage.kind === 'task' ? new Map(Object.entries(stage.actions)) : undefined
  return exitsOf(stage).map(({ via, route }) => {
    const action = actions?.get(via.replace(/^actions\./, ''))
    const isPeoples = via.startsWith('actions.')
    const isRules = stage.kind === 'decide' && via !== 'routes.referred'
    return {
      via,
      route,
      takenBy: isPeoples ? (isApplicants(stage) ? 'applicant' : 'officer') : isRules ? 'rules' : 'machine',
      needs: isPeoples ? (action?.needs ?? []) : [],
      target: Object.hasOwn(flow.stages, route.to) ? flow.stages[route.to] : undefined,
    }
  })
}

/** Whether a list is another one with gaps. */
function isWithin(list: readonly Milestone[], line: readonly Milestone[]): boolean {
  let at = 0
  for (const each of line) if (each === list[at]) at++
  return at === list.length
}

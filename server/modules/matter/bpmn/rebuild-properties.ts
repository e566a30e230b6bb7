import { roles } from '#contract'
import { fault, note, type BpmnFinding } from './finding.ts'
import { extensionOf, type BpmnNode, type Extension } from './model.ts'

/** What was found, and what was assumed on the way. */
export interface Told<T> {
  readonly value: T
  readonly findings: readonly BpmnFinding[]
}

/** A text in two languages: what the element is called in the drawing, and the English that goes with it. */
export function textOf(
  { id, name }: { readonly id: string; readonly name: string },
  kept: Extension | undefined,
  otherwise: { readonly zh: string; readonly en: string },
): Told<{ zh: string; en: string }> {
  const { zh, en } = kept?.attributes ?? {}
  const isNamed = name.trim() !== '' || (name !== '' && name === zh)
  const shown = isNamed ? name : (zh ?? otherwise.zh)
  if (en !== undefined) {
    const isRenamed = isNamed && zh !== undefined && name !== zh
    return {
      value: { zh: shown, en },
      findings: isRenamed
        ? [
            note(
              id,
              `«${zh}» is now «${name}», in English still «${en}»`,
              'say it in English too: attribute en of its yw element',
            ),
          ]
        : [],
    }
  }
  if (!isNamed) return { value: { zh: shown, en: otherwise.en }, findings: [] }
  return {
    value: { zh: name, en: name },
    findings: [note(id, `«${name}» has no English`, 'write it in the flow once it is imported')],
  }
}

/** Who has a task: as it was exported, else as lanes and groups of other modellers say. */
export function assigneeOf(node: BpmnNode): Told<object> {
  const kept = extensionOf(node, 'assignee')
  if (kept) {
    const { seat, ...named } = kept.attributes
    return { value: { ...named, ...(seat === undefined ? {} : { seat: Number(seat) }) }, findings: [] }
  }
  for (const doer of node.doers ?? []) {
    const found = whoIs(doer)
    if (found) return { value: found, findings: [] }
  }
  return {
    value: { name: 'role', role: 'approver' },
    findings: [
      note(
        node.id,
        'nobody is said to do it: the approver is taken',
        'name the lane or the group after a role, or add yw:assignee',
      ),
    ],
  }
}

const peopleByWords: readonly [RegExp, object][] = [
  [/申请人|申报人|applicant|citizen/i, { name: 'applicant' }],
  [/受理|acceptor/i, { name: 'role', role: 'acceptor' }],
  [/审批|审查|审核|决定|approver|reviewer/i, { name: 'role', role: 'approver' }],
  [/窗口|window/i, { name: 'role', role: 'window' }],
]

function whoIs(doer: string): object | undefined {
  const role = roles.find((each) => each === doer.trim())
  return role ? { name: 'role', role } : peopleByWords.find(([words]) => words.test(doer))?.[1]
}

/** The time of a stage: as it was exported, unless somebody has changed the timer in the drawing. */
export function periodOf(node: BpmnNode, timer: BpmnNode | undefined): Told<Time> {
  const kept = keptTime(node)
  const drawn = timer?.duration
  if (timer && drawn === undefined && !kept.period && kept.minutes === undefined)
    return {
      value: {},
      findings: [
        fault(timer.id, 'the timer has no duration', 'write how long it waits as ISO 8601: P5D, PT30M'),
      ],
    }
  if (drawn === undefined || drawn === durationOf(kept) || !isCounted(kept))
    return { value: kept, findings: [] }
  const time = timeFrom(drawn, kept)
  return time
    ? {
        value: time,
        findings: isDays(drawn) && kept.period === undefined ? [workingDays(timer?.id ?? node.id)] : [],
      }
    : {
        value: kept,
        findings: [
          fault(
            timer?.id ?? node.id,
            `${drawn} is no duration a flow knows`,
            'write days (P5D), weeks (P2W), hours (PT4H) or minutes (PT30M)',
          ),
        ],
      }
}

export interface Time {
  readonly period?: object
  readonly minutes?: number
}

/** What is written as a number is one; what is not is told by the contract. */
function isCounted({ period, minutes }: Time): boolean {
  return !Number.isNaN(minutes) && !(period && 'count' in period && Number.isNaN(period.count))
}

function keptTime(node: BpmnNode): Time {
  const period = extensionOf(node, 'period')
  const minutes = extensionOf(node, 'wait')?.attributes['minutes']
  return {
    ...(period ? { period: periodFrom(period) } : {}),
    ...(minutes === undefined ? {} : { minutes: Number(minutes) }),
  }
}

function periodFrom({ attributes, children }: Extension): object {
  const { count, unit, from } = attributes
  const basis = children?.find(({ name }) => name === 'basis')?.attributes
  return {
    count: Number(count),
    ...(unit === undefined ? {} : { unit }),
    ...(from === undefined ? {} : { from }),
    ...(basis
      ? { basis: { ...basis, ...('verified' in basis ? { verified: basis['verified'] === 'true' } : {}) } }
      : {}),
  }
}

function durationOf({ period, minutes }: Time): string | undefined {
  if (minutes !== undefined) return `PT${minutes}M`
  return period && 'count' in period ? `P${String(period.count)}D` : undefined
}

function timeFrom(duration: string, kept: Time): Time | undefined {
  const [, weeks, days, hours, minutes] =
    /^P(?:(\d{1,4})W|(\d{1,4})D|T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)$/.exec(duration) ?? []
  if (weeks !== undefined) return { period: { count: 7 * Number(weeks), unit: 'calendar' } }
  if (days !== undefined) return { period: { unit: 'working', ...kept.period, count: Number(days) } }
  if (hours === undefined && minutes === undefined) return undefined
  return { minutes: 60 * Number(hours ?? 0) + Number(minutes ?? 0) }
}

function isDays(duration: string): boolean {
  return duration.endsWith('D')
}

function workingDays(id: string): BpmnFinding {
  return note(
    id,
    'its days are taken for working days',
    'where calendar days are meant, write so: unit of yw:period',
  )
}

/** Names and values of what a call is told, or a leg's form, or of the materials handed on to a leg. */
export function parametersOf(
  { extensions }: BpmnNode,
  kind: 'parameter' | 'material' = 'parameter',
): Record<string, string> {
  return Object.fromEntries(
    extensions.flatMap(({ name, attributes }) =>
      name === kind && attributes['name'] !== undefined
        ? [[attributes['name'], attributes['value'] ?? '']]
        : [],
    ),
  )
}

export function wordsOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(' ')
}

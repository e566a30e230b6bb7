import { isServiceItem, type Citation } from '#contract'
import type { CaseBase, CaseEvent, CaseState, StoredAct } from '#modules/case'
import type { PublishedMatter } from '#modules/matter'
import { judge, type Judged } from './judge.ts'
import type { MilestoneFacts } from './facts.ts'
import { ofTask, whoseTurn, type Finding, type Responsible } from './finding.ts'
import { rulesOn, type Rule } from './rule.ts'

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** One act of a case, with how the case stood before and after it. */
export interface Told {
  readonly base: CaseBase
  readonly matter: PublishedMatter
  readonly before: CaseState
  readonly act: StoredAct
  readonly after: CaseState
  /** Who entered the case. */
  readonly filedBy: StoredAct['actor']
  /** Libraries that hold a record of whom the case is for. */
  readonly libraries: ReadonlySet<string>
  /** Whether an officer held, on the day of the act, the post that a task asks for. */
  isEntitled(officerId: string, task: CaseState['tasks'][number]): boolean
}

/** What the rules of supervision find in one act, at most once for each rule. */
export function judgeAct(rules: readonly Rule[], told: Told): Judged {
  const reached = told.act.events.filter((event) => event.type === 'milestone')
  return judge(
    rulesOn(rules, 'milestones').flatMap((rule) => {
      const event = reached.find(({ milestone }) => rule.on.milestones.includes(milestone))
      return event ? [{ rule, facts: factsOf(told, event), finding: findingOf(told, event) }] : []
    }),
  )
}

function findingOf(
  told: Told,
  event: Of<'milestone'>,
): Pick<Finding, 'occurrence' | 'occurredAt' | 'responsible' | 'stage'> {
  return {
    occurrence: `act:${told.act.revision}`,
    occurredAt: told.act.at.toString(),
    responsible: responsibleFor(told),
    stage: event.stage,
  }
}

/** The unit whose task it was and the officer who acted; where nobody did, whose turn it had been. */
function responsibleFor({ base, before, act, after }: Told): Responsible {
  const task = actedTask(act, after)
  const actor = act.actor.kind === 'officer' ? { id: act.actor.id, name: act.actor.name } : undefined
  if (!actor) return whoseTurn(base, before)
  return { taskId: task?.id, unit: (task && ofTask(task)?.unit) ?? base.unit, officer: actor }
}

function actedTask(act: StoredAct, state: CaseState) {
  const acted = act.events.find((event) => event.type === 'acted')
  return acted && state.tasks.find(({ id }) => id === acted.taskId)
}

function factsOf(told: Told, event: Of<'milestone'>): MilestoneFacts {
  const { base, matter, act, after } = told
  const acted = act.events.find((each) => each.type === 'acted')
  const automatic = event.decision?.automatic ?? act.actor.kind !== 'officer'
  const reasons = event.decision?.reasons ?? acted?.reasons ?? []
  const ruling = after.ruling
  const corrections = acted?.corrections ?? []
  const task = actedTask(act, after)
  return {
    case: {
      slug: base.slug,
      kind: matter.definition.kind,
      channel: base.channel,
      notices: after.notices,
    },
    act: {
      milestone: event.milestone,
      deemed: event.deemedOn !== undefined,
      automatic,
      opinion: acted?.opinion ?? '',
      reasons: reasons.length,
      cited: reasons.filter(({ text, basis }) => text.trim() !== '' && isCited(basis)).length,
    },
    decision: { outcome: event.decision?.outcome ?? '', automatic },
    ruling: {
      outcome: ruling?.outcome ?? '',
      failed: ruling?.checks.filter(({ holds }) => !holds).length ?? 0,
    },
    corrections: {
      count: corrections.length,
      unlisted: corrections.filter((each) => !isListed(matter, each)).map(({ item }) => item),
      held: corrections.filter((each) => isHeld(told, each)).map(({ item }) => item),
    },
    officer: {
      entitled: act.actor.kind !== 'officer' || (task !== undefined && told.isEntitled(act.actor.id, task)),
      filed:
        told.filedBy.kind === 'officer' &&
        act.actor.kind === 'officer' &&
        told.filedBy.id === act.actor.id &&
        isServiceItem(matter.definition),
    },
  }
}

function isCited(basis: Citation | undefined): boolean {
  return basis !== undefined && ('law' in basis ? basis.law !== '' : basis.title.trim() !== '')
}

type Asked = NonNullable<Of<'acted'>['corrections']>[number]

/** What the matter lists or asks about: a material, a field of the form, a condition, a check of its rules; by its id, else by its words. */
function isListed({ definition }: PublishedMatter, { item, about }: Asked): boolean {
  const names = {
    material: definition.materials.map(({ id, name }) => ({ id, name: name.zh })),
    field: Object.entries(definition.form.fields).map(([id, { label }]) => ({ id, name: label.zh })),
    check: (definition.decision?.checks ?? []).map(({ id, title }) => ({ id, name: title.zh })),
  }
  const [kind, id] = about?.split(':') ?? []
  if (kind === 'material' || kind === 'field' || kind === 'check')
    return names[kind].some((each) => each.id === id)
  return Object.values(names)
    .flat()
    .some(({ name }) => isSameThing(name, item))
}

/** A held material whose library knows the applicant, and with whose record the rules found nothing wrong. */
function isHeld({ matter, after, libraries }: Told, { item, about }: Asked): boolean {
  const { definition } = matter
  const material = definition.materials.find(({ id, name }) =>
    about ? about === `material:${id}` : isSameThing(name.zh, item),
  )
  const library = material?.held?.library
  if (library === undefined || !libraries.has(library)) return false
  const failed = new Set(after.ruling?.checks.filter(({ holds }) => !holds).map(({ id }) => id))
  return !(definition.decision?.checks ?? []).some(
    ({ id, when }) => failed.has(id) && mentions(when, library),
  )
}

function mentions(expression: string, library: string): boolean {
  return expression.includes(`facts.${library}`) || expression.includes(`facts["${library}"]`)
}

/** One names the other whole, a character apart from punctuation. */
function isSameThing(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replaceAll(/[\s\p{P}]/gu, ''))
  return (
    a !== undefined && b !== undefined && a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a))
  )
}

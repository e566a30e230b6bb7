import { fileByMachine, type Service } from '#modules/case'
import { definitionOf } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'

const FOLLOW_UP = 'moved-matter-supervision'

/**
 * Service `regulation.supervise`: a decision on a matter that was moved goes to the department that decided before (its `supervisor`), as a
 * task in its inbox. Answers `handed-on`; `nobody` where no unit of the region takes it; `over` where the decision stands no more.
 */
export const superviseMoved: Service = async (platform, { callId, base, state: { decision, results } }) => {
  const matter = await definitionOf(platform.database, base.slug, base.version)
  const supervisor = matter?.definition.supervisor
  if (!supervisor || !decision) return { answer: 'over' }
  const certificate = results.at(-1)?.identifier
  try {
    await fileByMachine(platform, {
      slug: FOLLOW_UP,
      caseId: callId,
      unitId: base.unit.id,
      answers: {
        supervisor,
        matter: matter.definition.name.zh,
        number: base.number,
        holder: base.subject.name,
        outcome: decision.outcome,
        decidedOn: dateOf(Temporal.Instant.from(decision.at)).toString(),
        ...(certificate ? { certificate } : {}),
      },
      by: { id: 'platform', name: base.unit.name, operation: 'regulation.handed-on' },
    })
    return { answer: 'handed-on' }
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status >= 500) throw cause
    // Nobody handles it there, and nobody will for being asked again.
    platform.log.error('regulation.not-handed-on', cause, { caseId: base.caseId })
    return { answer: 'nobody' }
  }
}

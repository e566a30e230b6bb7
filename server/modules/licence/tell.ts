import { fileByMachine, type CaseBase } from '#modules/case'
import { findSubjectWithFacts, libraries } from '#modules/registry'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { neededBy, type Licence } from './licence.ts'
import { firmOf, noticesOf } from './queries.ts'

const NOTICE = 'new-firm-notice'

/**
 * 双告知: tells every department that answers for something in the scope of a new firm (国发〔2015〕62号, not compared with its text): a task
 * in its inbox, to be acknowledged. Done again it tells nobody twice.
 */
export async function tellDepartments(
  platform: Platform,
  base: CaseBase,
  licences: readonly Licence[],
): Promise<void> {
  const { read } = platform.database
  const [firm, notices] = await Promise.all([firmOf(read, base.caseId), noticesOf(read, base.caseId)])
  const entity = firm && (await findSubjectWithFacts(read, firm.subjectId, ['legal-entity']))
  if (!firm || !entity?.facts['legal-entity'].data)
    throw new Error('a firm was noted and is not in the library')
  const { scope, domicile } = libraries['legal-entity'].entity.parse(entity.facts['legal-entity'].data)
  const needed = neededBy(licences, scope)
  for (const { id, department } of notices)
    try {
      await fileByMachine(platform, {
        slug: NOTICE,
        caseId: id,
        unitId: base.unit.id,
        answers: {
          supervisor: department,
          firm: entity.subject.name,
          creditCode: entity.subject.identifier,
          place: domicile.address,
          scope: scope.join('、'),
          licences: licencesIn(needed, department),
          registeredOn: dateOf(firm.registeredAt).toString(),
          number: base.number,
        },
        by: { id: 'platform', name: base.unit.name, operation: 'licence.told' },
      })
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.status >= 500) throw cause
      // Nobody handles it there, and nobody will for being asked again.
      platform.log.error('licence.not-told', cause, { caseId: base.caseId })
    }
}

function licencesIn(needed: readonly Licence[], department: string): string {
  return needed
    .filter((each) => each.department === department)
    .map(({ title, reform }) => `${title.zh}（${reforms[reform]}）`)
    .join('、')
}

const reforms: Readonly<Record<Licence['reform'], string>> = {
  drop: '直接取消审批',
  file: '审批改为备案',
  pledge: '实行告知承诺',
  approve: '优化审批服务',
}

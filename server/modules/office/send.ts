import type { Service } from '#modules/case'
import { certificatesIssuedIn } from '#modules/certificate'
import { notify } from '#modules/message'
import { findUnit, officersOf } from '#modules/organization'
import { dateOf } from '#platform/clock'

/**
 * Service `document.send`: tells officers of every unit that the case's document is addressed to. Told `role`, whom of a unit. Answers
 * `sent`, with those told as the finding; `nobody` where no unit has anybody to tell.
 */
export const sendDocument: Service = async (platform, { base, told }) => {
  const { read } = platform.database
  const now = platform.clock.now()
  const document = (await certificatesIssuedIn(read, [base.caseId])).at(-1)
  const units = await Promise.all((document?.sentTo ?? []).map((id) => findUnit(read, id)))
  const reached = await Promise.all(
    units
      .flatMap((unit) => (unit ? [unit] : []))
      .map(async (unit) => ({
        unit,
        officers: (await officersOf(read, unit.id, dateOf(now))).filter(({ role }) => role === told['role']),
      })),
  )
  const receivers = reached.flatMap(({ unit, officers }) =>
    officers.map(({ officerId, name, role }) => ({
      officer: { id: officerId, name },
      role,
      unitId: unit.id,
      unitName: unit.name,
      unitPath: unit.path,
    })),
  )
  if (receivers.length === 0) return { answer: 'nobody', note: '没有可以送达的单位' }
  const params = {
    slug: base.slug,
    number: document?.body.document?.number ?? base.number,
    subjectName: base.unit.name,
    title: document?.body.document?.title ?? '',
  }
  await platform.database.write((transaction) =>
    notify(
      transaction,
      // The same call again leaves no second notice.
      receivers.map(({ officer }) => ({
        to: { officerId: officer.id },
        kind: 'document.received',
        params,
        effect: { caseId: base.caseId, revision: 0, effectIndex: 0 },
      })),
      now,
    ),
  )
  const names = [...new Set(receivers.map(({ unitName }) => unitName))]
  return {
    answer: 'sent',
    note: `已送达${names.length}个单位：${names.join('、')}`,
    finding: { officers: receivers },
  }
}

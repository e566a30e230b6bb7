import type { Service } from '#modules/case'
import { currentDefinition } from '#modules/matter'
import { notify } from '#modules/message'
import { z } from 'zod'
import { reportedVersion, settleReport } from './keep.ts'

/**
 * Service `guide.settle`: told `upheld` (`yes`: what was reported is wrong and was mended; `no`: it is answered). What is mended is seen in the
 * version that is offered: with none since the report the answer is `unchanged`. Else whoever reported is told, and it is `settled`.
 */
export const settleGuideReport: Service = async ({ database, clock }, { base, state, told }) => {
  const upheld = z.enum(['yes', 'no']).parse(told['upheld']) === 'yes'
  const answer = z.string().parse(state.answers['result'])
  const reported = await reportedVersion(database.read, base.caseId)
  if (!reported) throw new Error('the report of a correction is gone')
  const offered = (await currentDefinition(database, reported.slug))?.definition.version
  // What is offered no more misleads nobody.
  if (upheld && offered !== undefined && offered <= reported.version) return { answer: 'unchanged' }
  const now = clock.now()
  await database.write(async (tx) => {
    const fixedVersion = upheld ? (offered ?? null) : null
    const settled = await settleReport(tx, base.caseId, { upheld, fixedVersion, answer }, now)
    if (!settled?.subjectId) return
    const params = { slug: settled.slug, fixed: upheld, answer }
    await notify(tx, [{ to: { subjectId: settled.subjectId }, kind: 'guide.answered', params }], now)
  })
  return { answer: 'settled' }
}

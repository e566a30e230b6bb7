import { ratingOperations } from '#contract'
import { scopeOf } from '#modules/access'
import { stagesOf } from '#modules/case'
import { implement } from '#platform/http'
import { listRatings } from '../queries.ts'
import { tagLabels } from '../questions.ts'
import { standingOfMending } from '../standing.ts'
import { titleOf } from './rates.ts'

export const list = implement(ratingOperations.list, async (act, { query }) => {
  const rows = await listRatings(act.platform.database.read, scopeOf(act.principal), query)
  const stages = await stagesOf(
    act.platform.database.read,
    rows.flatMap(({ rectificationId }) => rectificationId ?? []),
  )
  const ratings = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      caseId: row.caseId,
      caseNumber: row.caseNumber,
      about: row.about,
      channel: row.channel,
      matter: await titleOf(act, row.slug),
      unitName: row.unitName,
      windowName: row.windowName,
      grade: row.grade,
      tags: tagLabels(row.tags),
      text: row.text,
      anonymous: row.anonymous,
      callBack: row.callBack,
      at: row.at.toString(),
      rectification: row.rectificationId
        ? {
            caseId: row.rectificationId,
            state: standingOfMending(row, stages.get(row.rectificationId)),
            onTime: row.onTime,
            answer: row.answer,
          }
        : null,
    })),
  )
  return { ratings, next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null }
})

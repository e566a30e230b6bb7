import { caseOperations, type InboxItem, type OfficerPrincipal } from '#contract'
import { shown } from '#modules/access'
import { addWorkingDays, calendarOf } from '#modules/calendar'
import { definitionOf } from '#modules/matter'
import { officersOf } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { officerOf } from '../access.ts'
import { cursorOf, inboxCounts, inboxRows, type InboxRow, type Posts } from '../inbox.ts'
import { clockView, YELLOW_DAYS } from '../view/clocks.ts'
import { headingOf } from '../view/heading.ts'
import { personsIn } from '../view/seen.ts'

export const inbox = implement(caseOperations.inbox, async (act, { query }) => {
  const officer = officerOf(act.principal)
  if (query.after && !/^\d{4}-\d\d-\d\d\|[0-9a-f-]{36}$/.test(query.after))
    throw new Problem('request.invalid', { members: { fields: [{ path: '/after', code: 'cursor' }] } })
  const today = dateOf(act.now)
  const yellowUntil = addWorkingDays(calendarOf(act.platform), today, YELLOW_DAYS).toString()
  const { read } = act.platform.database
  const held = await officersOf(read, officer.unitId, today)
  const posts = {
    same: held.flatMap((one) => (officer.roles.includes(one.role) ? [one.officerId] : [])),
    any: held.map((one) => one.officerId),
  }
  const asked = { ...query, today: today.toString(), yellowUntil, posts }
  const [rows, counts] = await Promise.all([
    inboxRows(read, officer, asked),
    inboxCounts(read, officer, asked),
  ])
  act.trail.subjectIds = personsIn(rows)
  const items = await Promise.all(rows.map((row) => itemOf(act, row, posts)))
  const last = rows.at(-1)
  return { items: items.flat(), next: last && rows.length === query.limit ? cursorOf(last) : null, counts }
})

async function itemOf(act: Act, row: InboxRow, posts: Posts): Promise<InboxItem[]> {
  const officer = officerOf(act.principal)
  const { database } = act.platform
  const [matter, whole] = await Promise.all([
    definitionOf(database, row.slug, row.version),
    row.wholeSlug && row.wholeVersion ? definitionOf(database, row.wholeSlug, row.wholeVersion) : undefined,
  ])
  if (!matter) return []
  const { definition } = matter
  return [
    {
      taskId: row.taskId,
      caseId: row.caseId,
      number: row.number,
      revision: row.revision,
      slug: row.slug,
      title: definition.title,
      name: definition.name,
      stageTitle: definition.flow.stages[row.stage]?.title ?? { zh: row.stage, en: row.stage },
      subjectName:
        row.subjectKind === 'person' ? shown(officer, 'person-name', row.subjectName) : row.subjectName,
      heading: headingOf(definition, row.answers),
      regionName: row.regionName,
      unitName: row.unitName,
      submittedAt: row.submittedAt.toString(),
      openedAt: row.openedAt.toString(),
      officerName: row.officerName,
      mine: isMine(officer, row, posts),
      part: row.part,
      asked: row.asked,
      delegated: row.onBehalfOf !== null && row.officerId === officer.officerId,
      role: row.role,
      urged: row.urged ?? 0,
      differences: row.differences,
      clock: row.clock && clockView(row.clock, dateOf(act.now), calendarOf(act.platform)),
      whole: whole?.definition.title ?? null,
    },
  ]
}

function isMine(officer: OfficerPrincipal, row: InboxRow, { same, any }: Posts): boolean {
  if (row.unitId !== officer.unitId) return false
  if (row.officerId === officer.officerId) return true
  const isHeld = row.officerId !== null && (row.onBehalfOf ? any : same).includes(row.officerId)
  return !isHeld && officer.roles.some((role) => role === row.role)
}

import type { Caller, World } from '#world'

/** Has a colleague of the same post claim a case's open task, as if they had signed in; gives the colleague and the holding of their post. */
export async function claimByColleague(world: World, caseId: string, officer: Caller) {
  const me = (await officer.get('/api/v1/identity/current')).body as unknown as {
    principal: { officerId: string }
  }
  const [colleague] = await world.owner.read<{ id: string; name: string; holding: string }[]>`
    select o.id, o.name, h.id as holding from organization.officer o
    join organization.holding h on h.officer_id = o.id join organization.post p on p.id = h.post_id
    join "case".task t on t.case_id = ${caseId} and t.closed_at is null and t.unit_id = p.unit_id and t.role = p.role
    where o.id <> ${me.principal.officerId} limit 1`
  if (!colleague) throw new Error('nobody else could take it')
  const claimed = JSON.stringify({ id: colleague.id, name: colleague.name })
  await world.owner.read`
    update "case".task set officer_id = ${colleague.id}, officer_name = ${colleague.name} where case_id = ${caseId} and closed_at is null`
  await world.owner.read`
    update "case"."case" set state = jsonb_set(state, '{tasks,0,officer}', ${claimed}::text::jsonb) where case_id = ${caseId}`
  return colleague
}

import { composeIdNumber } from '#contract'
import { personas } from '#modules/registry'
import { uuidv7 } from '#platform/crypto'
import type { Caller, World } from '#world'

let settled = 0

const FIRST_BIRTHDAY = Temporal.PlainDate.from('1940-01-01')

/** People past eighty like 王秀兰, each on record in every library and each having authorised 李建国; gives their ids. */
export async function settleElders(world: World, count: number): Promise<string[]> {
  const now = world.clock.now()
  const elders = Array.from({ length: count }, () => {
    const birthDate = FIRST_BIRTHDAY.add({ days: settled++ }).toString()
    // 149902 is no area's code, so the number can be nobody's.
    return {
      id: uuidv7(now),
      authorisation: uuidv7(now),
      birth_date: birthDate,
      identifier: composeIdNumber({ addressCode: '149902', birthDate, sequence: 998 }),
    }
  })
  const rows = JSON.stringify(elders)
  await world.owner.read`
    insert into registry.subject (id, kind, identifier, name, region_code)
    select new.id, kind, new.identifier, name, region_code
    from registry.subject, jsonb_to_recordset(${rows}::text::jsonb) as new (id uuid, identifier text) where subject.id = ${personas.wangXiulan.id}`
  await world.owner.read`
    insert into registry.record (subject_id, library, data, as_of, source_unit)
    select new.id, library, case library when 'population' then data || jsonb_build_object('idNumber', new.identifier, 'birthDate', new.birth_date) else data end, as_of, source_unit
    from registry.record, jsonb_to_recordset(${rows}::text::jsonb) as new (id uuid, identifier text, birth_date text) where subject_id = ${personas.wangXiulan.id}`
  await world.owner.read`
    insert into identity.authorisation (id, grantor_subject_id, grantor_name, grantee_subject_id, grantee_name, kind, valid_from, basis, granted_at)
    select authorisation, id, ${personas.wangXiulan.name}, ${personas.liJianguo.id}, ${personas.liJianguo.name}, 'family', '2026-01-01', 'kinship-registered', ${now}
    from jsonb_to_recordset(${rows}::text::jsonb) as new (id uuid, authorisation uuid)`
  return elders.map(({ id }) => id)
}

export interface Draft {
  id: string
  answers: Record<string, unknown>
}

/** Opens a draft of the old-age allowance for somebody, answered as far as the form asks. */
export async function openAllowance(filer: Caller, subjectId: string): Promise<Draft> {
  const { body, status } = await filer.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId })
  if (status !== 200) throw new Error(`no draft: ${body.code}`)
  const view = body as unknown as { id: string; choices: Record<string, { value: string }[]> }
  return { id: view.id, answers: { card: view.choices['card']?.[0]?.value } }
}

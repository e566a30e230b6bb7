import type { City } from '../city.ts'
import { settleFamilies } from '../families.ts'

/** Makes many open cases out of one that rules referred to a person, spread over the counties' units and sixty days. Gives some of 榆次's. */
export async function multiplyCase(city: City, count: number): Promise<{ id: string; number: string }[]> {
  const template = await referredCase(city)
  await city.owner.write(async (transaction) => {
    await transaction`
      create temporary table copy on commit drop as
      select place, uuidv7(make_interval(secs => -52 * (${count}::int - place))) as case_id, uuidv7() as task_id, now() - make_interval(secs => 52 * (${count}::int - place)) as at, item.*
      from generate_series(1, ${count}::int) as place
      join (select row_number() over (order by item_code) - 1 as county, count(*) over () as counties, item_code, region_code, region_path, region_name, unit_id, unit_path, unit_name
        from matter.item where slug = 'old-age-allowance' and withdrawn_at is null) as item on item.county = place % item.counties`
    await transaction`
      insert into "case"."case"
      select made.*
      from "case"."case" c join "case".task t on t.case_id = c.case_id and t.closed_at is null, copy, jsonb_populate_record(c, jsonb_build_object(
        'case_id', copy.case_id, 'number', copy.item_code || '20261001' || lpad(place::text, 6, '0'),
        'item_code', copy.item_code, 'region_code', copy.region_code, 'region_path', copy.region_path, 'region_name', copy.region_name,
        'unit_id', copy.unit_id, 'unit_path', copy.unit_path, 'unit_name', copy.unit_name, 'subject_id', uuidv7(), 'subject_name', '老人' || place,
        'submitted_at', copy.at, 'state', replace(c.state::text, t.task_id::text, copy.task_id::text)::jsonb)) as made
      where c.case_id = ${template}`
    await transaction`
      insert into "case".act
      select made.* from "case".act a, copy, jsonb_populate_record(a, jsonb_build_object('case_id', copy.case_id, 'entry_id', uuidv7(), 'at', copy.at)) as made
      where a.case_id = ${template}`
    await transaction`
      insert into "case".task
      select made.* from "case".task t, copy, jsonb_populate_record(t, jsonb_build_object(
        'case_id', copy.case_id, 'task_id', copy.task_id, 'unit_id', copy.unit_id, 'unit_path', copy.unit_path, 'region_path', copy.region_path,
        'due', copy.at::date + 65, 'opened_at', copy.at)) as made
      where t.case_id = ${template}`
    await transaction`
      insert into "case".clock
      select made.* from "case".clock k, copy, jsonb_populate_record(k, jsonb_build_object(
        'case_id', copy.case_id, 'started_on', copy.at::date, 'due', copy.at::date + 65, 'region_path', copy.region_path)) as made
      where k.case_id = ${template}`
  })
  await city.owner.read`vacuum analyze "case"."case", "case".act, "case".task, "case".clock`
  return city.owner.read<{ id: string; number: string }[]>`
    select case_id as id, number from "case"."case" where region_code = '140702' and case_id <> ${template} order by hashtext(case_id::text) limit 100`
}

/** A filing whose card was not chosen: the rules refer it to a person. */
async function referredCase(city: City): Promise<string> {
  const [family] = await settleFamilies(city, { families: 1, eldersEach: 1 })
  if (!family) throw new Error('Nobody files')
  const { id } = await family.filer.call<{ id: string }>('POST', '/api/v1/filings', {
    slug: 'old-age-allowance',
    subjectId: family.elders[0],
  })
  const { outcome } = await family.filer.call<{ outcome: string }>('POST', `/api/v1/filings/${id}/submit`, {
    answers: { card: null },
    declared: true,
  })
  family.filer.close()
  if (outcome !== 'pending') throw new Error(`A filing without a card was not referred but ${outcome}`)
  return id
}

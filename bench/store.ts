import type { City } from './city.ts'

/** How many rows of the store one statement writes. */
const AT_ONCE = 25_000

export interface Store {
  readonly cases: number
  readonly events: number
  readonly units: number
  readonly megabytes: number
  readonly seconds: number
}

/** A case of the store, as it may be looked for. */
export interface Stored {
  readonly id: string
  readonly number: string
  readonly name: string
}

/**
 * Fills the store with open cases: the rows of one real case copied under other ids, spread over every unit that people work in and over
 * ninety days. Keys, checks and indexes hold as for any row; what the real case's acts set off by triggers is not set off again.
 */
export async function fillStore(city: City, cases: number): Promise<Store> {
  const started = performance.now()
  const { caseId: template } = await city.ask<{ caseId: string }>('open-case')
  const { read } = city.owner
  await read`create unlogged table if not exists public.bench_copy (
    place int primary key, case_id uuid, task_id uuid, at timestamptz, name text, unit_id uuid, unit_path ltree, unit_name text, region_path ltree,
    region_code text, region_name text, role text, officer_id uuid, officer_name text)`
  const [{ done }] = await read<[{ done: number }]>`select count(*)::int as done from public.bench_copy`
  for (let from = done; from < cases; from += AT_ONCE) {
    const to = Math.min(cases, from + AT_ONCE)
    await city.owner.write(async (transaction) => {
      await transaction`set local session_replication_role = replica`
      await transaction.unsafe(PLACES, [from, to, cases])
      for (const [table, given] of Object.entries(OWN)) {
        const columns = await transaction<{ name: string }[]>`
          select attname as name from pg_attribute
          where attrelid = ${table}::text::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`
        await transaction.unsafe(
          `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
           select ${columns.map(({ name }) => given[name] ?? `t."${name}"`).join(', ')}
           from ${table} t, public.bench_copy copy, (select task_id from "case".task where case_id = $1 and closed_at is null) open
           where t.case_id = $1 and copy.place > $2 and copy.place <= $3`,
          [template, from, to],
        )
      }
    })
    if (to % 100_000 === 0)
      process.stderr.write(`  ${to} cases after ${Math.round((performance.now() - started) / 1000)} s\n`)
  }
  await read`vacuum analyze "case"."case", "case".act, "case".task, "case".clock, "case".timer, public.bench_copy`
  const [row] = await read<[Omit<Store, 'seconds'>]>`
    select count(*)::int as cases, count(distinct unit_id)::int as units,
      count(*)::int * (select sum(jsonb_array_length(events))::int from "case".act where case_id = ${template}) as events,
      (pg_database_size(current_database()) / 1048576)::int as megabytes
    from public.bench_copy`
  return { ...row, seconds: Math.round((performance.now() - started) / 1000) }
}

/** Some of the store's cases, any. */
export async function someOf(city: City, count: number): Promise<Stored[]> {
  return [
    ...(await city.owner.read<Stored[]>`
      select c.case_id as id, c.number, c.subject_name as name
      from (select case_id from public.bench_copy order by random() limit ${count}) taken join "case"."case" c using (case_id)`),
  ]
}

const PLACES = `
  insert into public.bench_copy
  select place, uuidv7(make_interval(secs => -7.8 * ($3::int - place))), uuidv7(), now() - make_interval(secs => 7.8 * ($3::int - place)),
    substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', 1 + hashint4(place) & 15, 1) || substr('建国秀兰志强桂英海燕文华小红晓军春梅玉珍', 1 + (place / 16) % 18, 2) || case when place % 3 = 0 then '' else substr('平安福祥瑞', 1 + place % 5, 1) end,
    post.unit_id, post.unit_path, post.unit_name, post.region_path, post.region_code, post.region_name, post.role,
    case when place % 3 = 0 then post.officer_id end, case when place % 3 = 0 then post.officer_name end
  from generate_series($1::int + 1, $2::int) as place
  join (
    select row_number() over (order by u.path, o.staff_number) - 1 as turn, count(*) over () as turns, u.id as unit_id, u.path as unit_path, u.name as unit_name,
      u.region_path, u.region_code, u.region_name, p.role, o.id as officer_id, o.name as officer_name
    from organization.post p join organization.unit u on u.id = p.unit_id
    join organization.holding h on h.post_id = p.id join organization.officer o on o.id = h.officer_id
    where p.role in ('acceptor', 'approver') and coalesce(h.valid_to, current_date) >= current_date
  ) post on post.turn = (hashint4(place) & 2147483647) % post.turns`

/** What a copy has of its own; all other columns are as in the real case. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '"case"."case"': {
    case_id: 'copy.case_id',
    number: `t.item_code || to_char(copy.at, 'YYYYMMDD') || lpad(copy.place::text, 7, '0')`,
    region_code: 'copy.region_code',
    region_path: 'copy.region_path',
    region_name: 'copy.region_name',
    unit_id: 'copy.unit_id',
    unit_path: 'copy.unit_path',
    unit_name: 'copy.unit_name',
    subject_id: 'uuidv7()',
    subject_name: 'copy.name',
    submitted_at: 'copy.at',
    state: 'replace(t.state::text, open.task_id::text, copy.task_id::text)::jsonb',
  },
  '"case".act': {
    case_id: 'copy.case_id',
    entry_id: 'uuidv7()',
    at: 'copy.at + make_interval(mins => t.revision)',
  },
  '"case".task': {
    case_id: 'copy.case_id',
    task_id: 'case when t.task_id = open.task_id then copy.task_id else t.task_id end',
    unit_id: 'copy.unit_id',
    unit_path: 'copy.unit_path',
    region_path: 'copy.region_path',
    role: 'copy.role',
    officer_id: 'copy.officer_id',
    officer_name: 'copy.officer_name',
    due: 'copy.at::date + 95',
    opened_at: 'copy.at',
  },
  '"case".clock': {
    case_id: 'copy.case_id',
    started_on: 'copy.at::date',
    due: 'copy.at::date + 95',
    region_path: 'copy.region_path',
  },
  '"case".timer': { case_id: 'copy.case_id', at: "copy.at + interval '95 days'" },
}

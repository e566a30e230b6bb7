import { uuidv7 } from '#platform/crypto'
import type { City } from '../city.ts'

/** Tables that one instant approval writes rows to, each naming the case in case_id, and where its rows are found afterwards. */
const TABLES = {
  '"case"."case"': '"case"."case"',
  '"case".act': '"case".act',
  '"case".clock': '"case".clock',
  '"case".effect': 'public.bench_effect',
  'certificate.certificate': 'certificate.certificate',
  'ledger.pending': 'public.bench_pending',
  'audit.entry': 'audit.entry',
}
/** Columns whose ids are the act's own, so that another act has others. */
const OWN_IDS = ['case_id', 'entry_id', 'certificate_id', 'id']

/** The rows of one real act, ready to be written again under other ids by inserts alone, all in one statement. */
export interface BareAct {
  readonly statement: string
  readonly rows: number
  readonly bytes: number
  /** The parameters of one more act. */
  values(): (string | null)[]
}

/** Lets one act be done and gives the rows it wrote; what is fetched away at once, effects and pending entries, is copied on its way in. */
export async function observeAct(city: City, act: () => Promise<string>): Promise<BareAct> {
  await city.owner.read.unsafe(COPY).simple()
  try {
    return await bareActOf(city, await act())
  } finally {
    await city.owner.read
      .unsafe(
        'drop table public.bench_effect, public.bench_pending cascade; drop function public.bench_copy cascade',
      )
      .simple()
  }
}

async function bareActOf(city: City, caseId: string): Promise<BareAct> {
  const inserts: string[] = []
  const values: (string | null)[] = []
  const own = new Set<string>()
  let count = 0
  for (const [table, found] of Object.entries(TABLES)) {
    const columns = await city.owner.read<{ name: string; type: string }[]>`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${table}::text::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`
    const rows = await city.owner.read.unsafe<{ row: (string | null)[] }[]>(
      `select array[${columns.map(({ name }) => `"${name}"::text`).join(', ')}] as row from ${found} where case_id = $1`,
      [caseId],
    )
    if (rows.length === 0) throw new Error(`The act left nothing in ${table}`)
    count += rows.length
    for (const { row } of rows)
      for (const [place, { name }] of columns.entries()) if (OWN_IDS.includes(name)) own.add(row[place] ?? '')
    const tuples = rows.map(
      ({ row }) =>
        `(${row.map((value, place) => `$${values.push(value)}::text::${columns[place]?.type}`).join(', ')})`,
    )
    inserts.push(
      `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')}) values ${tuples.join(', ')}`,
    )
  }
  const last = inserts.pop() ?? ''
  return {
    statement: `with ${inserts.map((insert, place) => `t${place} as (${insert})`).join(', ')} ${last}`,
    rows: count,
    bytes: values.reduce((sum, value) => sum + Buffer.byteLength(value ?? ''), 0),
    values: () => {
      const fresh = new Map([...own].map((id) => [id, uuidv7()]))
      return values.map((value) => value?.replaceAll(UUID, (id) => fresh.get(id) ?? id) ?? null)
    },
  }
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const COPY = `
  create table public.bench_effect (like "case".effect);
  create table public.bench_pending (like ledger.pending);
  create function public.bench_copy() returns trigger language plpgsql security definer as $$
  begin
    execute format('insert into public.%I select ($1).*', 'bench_' || tg_table_name) using new;
    return new;
  end $$;
  create trigger bench_copy before insert on "case".effect for each row execute function public.bench_copy();
  create trigger bench_copy before insert on ledger.pending for each row execute function public.bench_copy();`

import { signSm2, uuidv7, type Sm2PrivateKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { City } from '../city.ts'
import { inParallel, type Timed } from '../statistics.ts'

/** Tables in which an act leaves rows, and by which columns a row of it is found again. */
const TABLES = {
  '"case"."case"': ['case_id'],
  '"case".act': ['case_id', 'revision'],
  '"case".task': ['case_id', 'task_id'],
  '"case".clock': ['case_id', 'name'],
  '"case".timer': ['case_id', 'name'],
  '"case".effect': ['case_id', 'revision', 'effect_no'],
  'certificate.certificate': ['certificate_id'],
  'ledger.pending': ['case_id', 'id'],
  'audit.entry': ['id'],
} as const
const SIGNED = 'certificate.certificate'

interface BareAct {
  /** Its rows by inserts, and by updates where the act changed a row that was there: all in one statement. */
  readonly statement: string
  readonly values: readonly (string | null)[]
  readonly rows: number
  readonly signatures: number
}

/** The rows of every act of one real case, ready to be written again under other ids. */
export interface BareCase {
  readonly acts: readonly BareAct[]
  readonly rows: number
  readonly bytes: number
  /** The parameters of each act of one more case. */
  fresh(): (string | null)[][]
}

/** Lets one case be carried and gives the rows that its acts wrote, each as it was then. */
export async function observeCase(city: City, carry: () => Promise<string>): Promise<BareCase> {
  await city.owner.read.unsafe(WATCH).simple()
  try {
    return await bareCaseOf(city, await carry())
  } finally {
    await city.owner.read
      .unsafe('drop table public.bench_written; drop function public.bench_watch cascade')
      .simple()
  }
}

/** Writes cases by their rows alone, one transaction an act, with a signature where the act made a document. Gives acts a second and how long each took. */
export async function writeCases(
  raw: Database,
  bare: BareCase,
  key: Sm2PrivateKey,
  { cases, inFlight }: { cases: number; inFlight: number },
): Promise<Timed & { seconds: number }> {
  const given = Array.from({ length: cases }, () => bare.fresh())
  const samples: number[] = []
  const signed = Buffer.from('x'.repeat(900))
  const started = performance.now()
  await inParallel(given, inFlight, async (values) => {
    for (const [place, { statement, signatures }] of bare.acts.entries()) {
      const from = performance.now()
      for (let count = 0; count < signatures; count++) signSm2(key, signed)
      await raw.read.unsafe(statement, values[place] ?? [], { prepare: true })
      samples.push(performance.now() - from)
    }
  })
  const seconds = (performance.now() - started) / 1000
  return { samples, seconds, perSecond: samples.length / seconds }
}

interface Written {
  act: string
  relation: keyof typeof TABLES
  isNew: boolean
  row: Record<string, string | null>
}

async function bareCaseOf(city: City, caseId: string): Promise<BareCase> {
  const written = await city.owner.read<Written[]>`
    select w.act, w.relation, w.is_new as "isNew", (select jsonb_object_agg(key, w.row ->> key) from jsonb_object_keys(w.row) as key) as row
    from public.bench_written w
    where w.act in (select act from public.bench_written where relation = '"case".act' and row ->> 'case_id' = ${caseId}) order by w.place`
  const types = await city.owner.read<{ relation: string; name: string; type: string }[]>`
    select r.relation, attname as name, format_type(atttypid, atttypmod) as type
    from unnest(${Object.keys(TABLES)}::text[]) as r (relation)
    join pg_attribute a on attrelid = r.relation::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`
  const columnsOf = Map.groupBy(types, ({ relation }) => relation)
  const acts = [...Map.groupBy(written, ({ act }) => act).values()].map((rows) =>
    bareActOf(rows, (relation) => columnsOf.get(relation) ?? []),
  )
  const own = ownIds(written)
  return {
    acts,
    rows: acts.reduce((sum, { rows }) => sum + rows, 0),
    bytes: acts.reduce(
      (sum, { values }) => sum + values.reduce((all, value) => all + Buffer.byteLength(value ?? ''), 0),
      0,
    ),
    fresh: () => {
      const fresh = new Map(own.map((id) => [id, uuidv7()]))
      return acts.map(({ values }) =>
        values.map((value) => value?.replaceAll(UUID, (id) => fresh.get(id) ?? id) ?? null),
      )
    },
  }
}

function bareActOf(
  rows: readonly Written[],
  columnsOf: (relation: string) => readonly { name: string; type: string }[],
): BareAct {
  const values: (string | null)[] = []
  const given = (row: Written['row'], { name, type }: { name: string; type: string }) =>
    `$${values.push(row[name] ?? null)}::text::${type}`
  const statements = rows.map(({ relation, isNew, row }) => {
    const columns = columnsOf(relation)
    const keys: readonly string[] = TABLES[relation]
    if (isNew)
      return `insert into ${relation} (${columns.map(({ name }) => `"${name}"`).join(', ')}) values (${columns.map((column) => given(row, column)).join(', ')})`
    const set = columns.filter(({ name }) => !keys.includes(name))
    return `update ${relation} set ${set.map((column) => `"${column.name}" = ${given(row, column)}`).join(', ')} where ${columns
      .filter(({ name }) => keys.includes(name))
      .map((column) => `"${column.name}" = ${given(row, column)}`)
      .join(' and ')}`
  })
  const last = statements.pop() ?? ''
  return {
    statement: `with ${statements.map((statement, place) => `t${place} as (${statement})`).join(', ')} ${last}`,
    values,
    rows: rows.length,
    signatures: rows.filter(({ relation }) => relation === SIGNED).length,
  }
}

/** Ids that the case's own rows are found by, so that another case has others. */
function ownIds(written: readonly Written[]): string[] {
  const names = ['case_id', 'task_id', 'entry_id', 'certificate_id', 'id']
  return [...new Set(written.flatMap(({ row }) => names.flatMap((name) => row[name] ?? [])))]
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Keeps every row that is written, with the transaction that wrote it. */
const WATCH = `
  create table public.bench_written (place bigint generated always as identity, act text, relation text, is_new boolean, row jsonb);
  create function public.bench_watch() returns trigger language plpgsql security definer as $$
  begin
    insert into public.bench_written (act, relation, is_new, row)
    values (pg_current_xact_id()::text, tg_argv[0], tg_op = 'INSERT', to_jsonb(new));
    return new;
  end $$;
  ${Object.keys(TABLES)
    .map(
      (table) =>
        `create trigger bench_watch after insert or update on ${table} for each row execute function public.bench_watch('${table}');`,
    )
    .join('\n')}`

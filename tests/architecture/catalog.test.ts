import { afterAll, expect, test } from 'vitest'
import { createWorld } from '#world'

const world = await createWorld()
afterAll(() => world.close())
const { read } = world.owner

/** Rows here are never changed by the server, and only the named columns of those that must close or fill in later. */
const APPEND_ONLY = [
  'audit.entry',
  'case.act',
  'ledger.checkpoint',
  'ledger.leaf',
  'ledger.pending',
  'ledger.tile',
]

/** Tables of a case that hold no row of a single case, so that they are not spread by it. */
const NOT_OF_ONE_CASE = [
  // Numbers of the day for one item: distributed by item_code.
  'case.counter',
  // A draft belongs to its subject and becomes a case later.
  'case.draft',
  // Rules of a version that stand still: a directory.
  'case.halt',
  // All the tasks of one officer while they are away.
  'case.hand_over',
  // A version's decisions judged again: over all its cases.
  'case.rerun',
  // Ways that cases went, with nothing of any one case.
  'case.way',
]

const ours = read`n.nspname !~ '^(pg_|information_schema$)' and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')`

test('names are snake_case', async () => {
  const names = await read<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}
    union select a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`
  expect(names.length).toBeGreaterThan(200)
  expect(names.map(({ name }) => name).filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))).toEqual(
    [],
  )
})

test('time is kept with its zone, and money never as a float', async () => {
  const loose = await read<{ column: string }[]>`
    select n.nspname || '.' || c.relname || '.' || a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and (a.atttypid in ('timestamp'::regtype, 'timetz'::regtype, 'money'::regtype, 'bpchar'::regtype)
        or (a.attname ~ '_(fen|yuan)$' and a.atttypid in ('float4'::regtype, 'float8'::regtype)))`
  expect(loose.map(({ column }) => column)).toEqual([])
})

test('every table has a primary key and is described by its schema’s module', async () => {
  const bare = await read<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`
  expect(bare.map(({ name }) => name)).toEqual([])
})

test('every foreign key has an index and stays within its module', async () => {
  const keys = await read<{ name: string; crossing: boolean; indexed: boolean }[]>`
    select k.conrelid::regclass::text || '.' || k.conname as name, c.relnamespace <> f.relnamespace as crossing,
      exists (select from pg_index i where i.indrelid = k.conrelid
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey) as indexed
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid where k.contype = 'f'`
  expect(keys.length).toBeGreaterThan(5)
  expect(keys.filter(({ crossing }) => crossing).map(({ name }) => name)).toEqual([])
  expect(keys.filter(({ indexed }) => !indexed).map(({ name }) => name)).toEqual([])
})

test('what is append-only cannot be altered by the server', async () => {
  const rights = await read<{ name: string; rights: string[] }[]>`
    select n.nspname || '.' || c.relname as name, array(select p from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p
      where has_table_privilege('yiwang_app', c.oid, p) or (p = 'UPDATE' and has_any_column_privilege('yiwang_app', c.oid, p))) as rights
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind in ('r', 'p') order by 1`
  const kept = rights.filter(({ name }) => APPEND_ONLY.includes(name))
  expect(kept.map(({ name }) => name)).toEqual(APPEND_ONLY)
  expect(kept.filter((table) => table.rights.length > 0)).toEqual([])
  expect(rights.filter((table) => table.rights.includes('TRUNCATE'))).toEqual([])
  const [owned] = await read<[{ count: number }]>`
    select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and pg_get_userbyid(c.relowner) = 'yiwang_app'`
  expect(owned.count).toBe(0)
})

test('rows of a case carry case_id first in the key, and no unique index leaves it out', async () => {
  const tables = await read<{ name: string; first: string; unique: string[] }[]>`
    select n.nspname || '.' || c.relname as name,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first,
      array(select i.indexrelid::regclass::text from pg_index i where i.indrelid = c.oid and i.indisunique
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'case_id' and a.attnum = any (i.indkey::int2[]))) as unique
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'case' and c.relkind in ('r', 'p') order by 1`
  expect(tables.filter(({ first }) => first !== 'case_id').map(({ name }) => name)).toEqual(NOT_OF_ONE_CASE)
  expect(tables.filter(({ name, unique }) => unique.length > 0 && !NOT_OF_ONE_CASE.includes(name))).toEqual(
    [],
  )
})

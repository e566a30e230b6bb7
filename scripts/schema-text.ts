import type { Read } from '#platform/database'

/**
 * The schema of a migrated database as text, the same for the same schema on PostgreSQL 15 and later:
 * tables with columns, constraints and indexes, functions by signature, triggers, and what the application may do.
 */
export async function schemaText(read: Read): Promise<string> {
  const blocks = await Promise.all([extensions(read), tables(read), functions(read), triggers(read)])
  return `-- What the migrations add up to; written by npm run schema, compared by a test.\n\n${blocks.flat().join('\n\n')}\n`
}

interface Table {
  readonly name: string
  readonly kind: 'table' | 'view'
  readonly columns: string[]
  readonly constraints: string[] | null
  readonly indexes: string[] | null
  readonly grants: string | null
}

async function tables(read: Read): Promise<string[]> {
  const found = await read<Table[]>`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
      case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
      (select array_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
          || case when a.attnotnull then ' not null' else '' end
          || case when a.attidentity <> '' then ' generated as identity'
             when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
             when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg('constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid) order by k.contype, k.conname)
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')) as constraints,
      (select array_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text)
        from pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))) as indexes,
      (select string_agg(lower(p.privilege_type), ', ' order by p.privilege_type)
        from aclexplode(c.relacl) p where p.grantee = 'yiwang_app'::regrole) as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema$)'
      and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')
    order by n.nspname, c.relname`
  return found.map(({ name, kind, columns, constraints, indexes, grants }) =>
    [
      `create ${kind} ${name} (`,
      [...columns, ...(constraints ?? [])].map((line) => `  ${line}`).join(',\n'),
      ');',
      ...(indexes ?? []).map((index) => `${index};`),
      ...(grants ? [`grant ${grants} on ${name} to yiwang_app;`] : []),
    ].join('\n'),
  )
}

async function functions(read: Read): Promise<string[]> {
  const found = await read<{ signature: string }[]>`
    select 'function ' || quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || pg_get_function_arguments(p.oid) || ') returns '
      || pg_get_function_result(p.oid) || ' ' || l.lanname || case p.provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end
      || case when p.prosecdef then ' security definer' else '' end
      || case when has_function_privilege('yiwang_app', p.oid, 'execute') then '; -- yiwang_app may call it' else ';' end as signature
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    where n.nspname !~ '^(pg_|information_schema$)' and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
    order by 1`
  return found.length > 0 ? [found.map(({ signature }) => `-- ${signature}`).join('\n')] : []
}

async function triggers(read: Read): Promise<string[]> {
  const found = await read<{ text: string }[]>`
    select pg_get_triggerdef(t.oid) || ';' as text from pg_trigger t where not t.tgisinternal order by 1`
  return found.length > 0 ? [found.map(({ text }) => text).join('\n')] : []
}

async function extensions(read: Read): Promise<string[]> {
  const found = await read<
    { name: string }[]
  >`select extname as name from pg_extension where extname <> 'plpgsql' order by 1`
  return [found.map(({ name }) => `create extension ${name};`).join('\n')]
}

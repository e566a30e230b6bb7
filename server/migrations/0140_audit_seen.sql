-- Whose data stood in a list somebody read: the first time a day, for each reader and list, so that a page that is drawn anew all day
-- leaves one trace a day with each person it shows.
create table audit.seen (
  subject_id uuid not null,
  day date not null,
  account_id uuid not null,
  operation text not null,
  entry_id uuid not null,
  primary key (subject_id, day, account_id, operation)
);
grant select, insert on audit.seen to yiwang_app;

create or replace function audit.record(entries jsonb) returns void
language sql
as $$
  with given as materialized (
    select coalesce(entry.id, gen_random_uuid()) as id, coalesce(entry.at, clock_timestamp()) as at,
      coalesce(entry.principal_kind, 'system') as principal_kind, entry.account_id, entry.officer_id, entry.officer_name,
      entry.unit_id, entry.unit_name, entry.region_path, entry.session_id, entry.person_subject_id, entry.operation,
      coalesce(entry.outcome, 'ok') as outcome, entry.case_id, entry.subject_id, entry.purpose, entry.request_id,
      entry.ip_prefix, coalesce(entry.details, '{}'::jsonb) as details, entry.subject_ids
    from jsonb_to_recordset(case jsonb_typeof(entries) when 'array' then entries else jsonb_build_array(entries) end)
      as entry (id uuid, at timestamptz, principal_kind text, account_id uuid, officer_id uuid, officer_name text,
        unit_id uuid, unit_name text, region_path ltree, session_id uuid, person_subject_id uuid, operation text,
        outcome text, case_id uuid, subject_id uuid, purpose text, request_id text, ip_prefix text, details jsonb,
        subject_ids uuid[])
  ), seen as (
    insert into audit.seen (subject_id, day, account_id, operation, entry_id)
    select distinct on (subject.id) subject.id, (given.at at time zone 'Asia/Shanghai')::date, given.account_id, given.operation, given.id
    from given cross join unnest(given.subject_ids) as subject (id)
    where given.account_id is not null
    on conflict do nothing
  )
  insert into audit.entry (id, at, principal_kind, account_id, officer_id, officer_name, unit_id, unit_name,
    region_path, session_id, person_subject_id, operation, outcome, case_id, subject_id, purpose, request_id,
    ip_prefix, details)
  select id, at, principal_kind, account_id, officer_id, officer_name, unit_id, unit_name, region_path, session_id,
    person_subject_id, operation, outcome, case_id, subject_id, purpose, request_id, ip_prefix, details
  from given
$$;

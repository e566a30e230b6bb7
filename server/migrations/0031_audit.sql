-- Who did what, append only. No foreign keys: an entry outlives what it speaks of.
create schema audit;

create table audit.entry (
  id uuid primary key,
  at timestamptz not null,
  principal_kind text not null check (principal_kind in ('anonymous', 'person', 'officer', 'system')),
  account_id uuid,
  officer_id uuid,
  -- Names as they were at the time: an officer acts in public, so these are no private data.
  officer_name text,
  unit_id uuid,
  unit_name text,
  -- The region of the acting officer's unit, by which a supervisor's search is bounded.
  region_path ltree,
  session_id uuid,
  -- The person who acted, where the actor is a person.
  person_subject_id uuid,
  operation text not null,
  outcome text not null,
  case_id uuid,
  -- Whose data was acted upon.
  subject_id uuid,
  purpose text,
  request_id text,
  ip_prefix text,
  details jsonb not null default '{}'
);
-- Every act writes here, so only the questions people truly ask have an index.
create index entry_at on audit.entry (at desc, id desc);
create index entry_subject_id on audit.entry (subject_id, at desc) where subject_id is not null;
create index entry_case_id on audit.entry (case_id, at desc) where case_id is not null;
create index entry_officer_id on audit.entry (officer_id, at desc) where officer_id is not null;

-- Takes one entry or an array of entries, inside the statement that does what they tell.
create function audit.record(entries jsonb) returns void
language sql
as $$
  insert into audit.entry (id, at, principal_kind, account_id, officer_id, officer_name, unit_id, unit_name,
    region_path, session_id, person_subject_id, operation, outcome, case_id, subject_id, purpose, request_id,
    ip_prefix, details)
  select coalesce(entry.id, gen_random_uuid()), coalesce(entry.at, clock_timestamp()),
    coalesce(entry.principal_kind, 'system'), entry.account_id, entry.officer_id, entry.officer_name, entry.unit_id,
    entry.unit_name, entry.region_path, entry.session_id, entry.person_subject_id, entry.operation,
    coalesce(entry.outcome, 'ok'), entry.case_id, entry.subject_id, entry.purpose, entry.request_id, entry.ip_prefix,
    coalesce(entry.details, '{}'::jsonb)
  from jsonb_to_recordset(case jsonb_typeof(entries) when 'array' then entries else jsonb_build_array(entries) end)
    as entry (id uuid, at timestamptz, principal_kind text, account_id uuid, officer_id uuid, officer_name text,
      unit_id uuid, unit_name text, region_path ltree, session_id uuid, person_subject_id uuid, operation text,
      outcome text, case_id uuid, subject_id uuid, purpose text, request_id text, ip_prefix text, details jsonb)
$$;

grant usage on schema audit to yiwang_app;
grant select, insert on audit.entry to yiwang_app;

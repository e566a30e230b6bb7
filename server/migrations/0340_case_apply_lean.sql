-- The same entries by a plan that is kept between calls, which a function in SQL does not keep before PostgreSQL 18; whose data stood
-- in a list is asked for only where a list was read.
create or replace function audit.record(entries jsonb) returns void language plpgsql as $$
declare
  given jsonb := case jsonb_typeof(entries) when 'array' then entries else jsonb_build_array(entries) end;
begin
  -- The moment and the id that an entry lacks are of one piece in both tables.
  if given @? '$[*] ? (exists(@.subject_ids[*]))' then
    select jsonb_agg(entry || jsonb_build_object(
      'id', coalesce(entry ->> 'id', gen_random_uuid()::text), 'at', coalesce(entry ->> 'at', clock_timestamp()::text)))
    into given from jsonb_array_elements(given) as entry;
    insert into audit.seen (subject_id, day, account_id, operation, entry_id)
    select distinct on (subject.id) subject.id, (entry.at at time zone 'Asia/Shanghai')::date, entry.account_id, entry.operation, entry.id
    from jsonb_to_recordset(given) as entry (id uuid, at timestamptz, account_id uuid, operation text, subject_ids uuid[])
    cross join unnest(entry.subject_ids) as subject (id)
    where entry.account_id is not null
    on conflict do nothing;
  end if;
  insert into audit.entry (id, at, principal_kind, account_id, officer_id, officer_name, unit_id, unit_name,
    region_path, session_id, person_subject_id, operation, outcome, case_id, subject_id, purpose, request_id,
    ip_prefix, details)
  select coalesce(entry.id, gen_random_uuid()), coalesce(entry.at, clock_timestamp()),
    coalesce(entry.principal_kind, 'system'), entry.account_id, entry.officer_id, entry.officer_name,
    entry.unit_id, entry.unit_name, entry.region_path, entry.session_id, entry.person_subject_id, entry.operation,
    coalesce(entry.outcome, 'ok'), entry.case_id, entry.subject_id, entry.purpose, entry.request_id,
    entry.ip_prefix, coalesce(entry.details, '{}'::jsonb)
  from jsonb_to_recordset(given) as entry (id uuid, at timestamptz, principal_kind text, account_id uuid, officer_id uuid,
    officer_name text, unit_id uuid, unit_name text, region_path ltree, session_id uuid, person_subject_id uuid, operation text,
    outcome text, case_id uuid, subject_id uuid, purpose text, request_id text, ip_prefix text, details jsonb);
end
$$;

-- The whole of one act in one statement. Raises YW409 when the case has moved on since `expected`, or the case it rests on has ended;
-- YW414 when the rules it rests on were stopped.
create or replace function "case".apply(act jsonb) returns jsonb language plpgsql as $$
declare
  id uuid := (act ->> 'caseId')::uuid;
  expected int := (act ->> 'expected')::int;
  found_revision int;
begin
  if act ? 'stands' then
    perform from "case"."case" where case_id = (act ->> 'stands')::uuid and status = 'open' for share;
    if not found then
      raise exception 'the other case has ended' using errcode = 'YW409';
    end if;
  end if;
  -- Asked by the statement that writes, so that no decision by rules comes after the halt of them.
  if act ? 'ruled' then
    perform from "case".halt
    where slug = act -> 'ruled' ->> 'slug' and version = (act -> 'ruled' ->> 'version')::int and lifted_at is null;
    if found then
      raise exception 'the rules were stopped' using errcode = 'YW414';
    end if;
  end if;

  if expected = 0 then
    insert into "case"."case"
    select * from jsonb_populate_record(null::"case"."case", act -> 'case')
    on conflict (case_id) do nothing;
    if not found then
      select revision into found_revision from "case"."case" where case_id = id;
      return jsonb_build_object('repeated', true, 'revision', found_revision);
    end if;
    update "case".draft set submitted_at = (act -> 'act' ->> 'at')::timestamptz where draft_id = id;
  else
    update "case"."case" c set
      revision = n.revision, status = n.status, milestone = n.milestone, outcome = n.outcome, automatic = n.automatic,
      stage = n.stage, turn = n.turn, typed = n.typed, chosen = n.chosen, held = n.held,
      decided_at = n.decided_at, closed_at = n.closed_at, state = n.state
    from jsonb_populate_record(null::"case"."case", act -> 'case') n
    where c.case_id = id and c.revision = expected;
    if not found then
      raise exception 'the case has moved on' using errcode = 'YW409';
    end if;
  end if;

  insert into "case".act select * from jsonb_populate_record(null::"case".act, act -> 'act');

  -- A statement that would find nothing to write costs as much to begin as one that does.
  if jsonb_array_length(act -> 'tasks') > 0 then
    perform "case".put_tasks(act -> 'tasks');
  end if;
  if jsonb_array_length(act -> 'clocks') > 0 then
    perform "case".put_clocks(act -> 'clocks');
  end if;

  if act ? 'timers' then
    delete from "case".timer where case_id = id;
    insert into "case".timer (case_id, name, at)
    select id, t.name, t.at from jsonb_to_recordset(act -> 'timers') as t (name text, at timestamptz);
  end if;

  if jsonb_array_length(act -> 'effects') > 0 then
    insert into "case".effect (case_id, revision, effect_no, kind, body, due_at)
    select e.case_id, e.revision, e.effect_no, e.kind, e.body, e.due_at
    from jsonb_populate_recordset(null::"case".effect, act -> 'effects') e;
  end if;

  if jsonb_array_length(act -> 'certificates') > 0 then
    perform certificate.issue(act -> 'certificates');
  end if;
  if jsonb_array_length(act -> 'ratings') > 0 then
    perform rating.record(act -> 'ratings');
  end if;
  perform ledger.append(act -> 'ledger');
  perform audit.record(act -> 'audit');
  return jsonb_build_object('repeated', false, 'revision', (act -> 'case' ->> 'revision')::int);
end
$$;

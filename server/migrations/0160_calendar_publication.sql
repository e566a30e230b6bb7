-- Each change of what is published, in order: by its number a clock says by which calendar it was counted.
create table calendar.publication (
  number integer primary key check (number > 0),
  -- The first day that is not what it was before.
  changed_from date not null,
  -- The year an administrator published; null where a release brought its notices.
  year integer,
  officer_id uuid,
  source text not null,
  at timestamptz not null,
  check ((year is null) = (officer_id is null))
);
grant select, insert on calendar.publication to yiwang_app;

-- The year of the notice that names a day: the one for 2027 may name days at the end of 2026.
alter table calendar.day add column notice integer;
update calendar.day set notice = year;
alter table calendar.day alter column notice set not null;

alter table "case".clock
  -- The publication by which its last day was counted.
  add column calendar integer not null default 0;
create index clock_counted on "case".clock (calendar, due) where state = 'running';

-- The clock rows that an act touched.
create function "case".put_clocks(clocks jsonb) returns void language plpgsql as $$
begin
  insert into "case".clock select * from jsonb_populate_recordset(null::"case".clock, clocks)
  on conflict (case_id, name) do update set
    started_on = excluded.started_on, due = excluded.due, count = excluded.count, unit = excluded.unit,
    provisional = excluded.provisional, state = excluded.state, ended_on = excluded.ended_on, calendar = excluded.calendar;
end
$$;

-- The whole of one act in one statement. Raises YW409 when the case has moved on since `expected`, or the case it rests on has ended.
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

  perform "case".put_tasks(act -> 'tasks');

  perform "case".put_clocks(act -> 'clocks');

  if act ? 'timers' then
    delete from "case".timer where case_id = id;
    insert into "case".timer (case_id, name, at)
    select id, t.name, t.at from jsonb_to_recordset(act -> 'timers') as t (name text, at timestamptz);
  end if;

  insert into "case".effect (case_id, revision, effect_no, kind, body, due_at)
  select e.case_id, e.revision, e.effect_no, e.kind, e.body, e.due_at
  from jsonb_populate_recordset(null::"case".effect, act -> 'effects') e;

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

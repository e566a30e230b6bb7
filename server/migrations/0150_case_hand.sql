-- Tasks in other hands: delegated, asked beside another, urged; and hand-overs while somebody is away.
alter table "case".task
  -- 委托: whose task it is that officer_id acts on.
  add column on_behalf_of uuid,
  -- What was asked, where it was asked beside another task.
  add column asked text,
  -- 催办: how often haste was asked for since it was opened; null is never.
  add column urged int;

-- Whether a task is free again is told by the posts of its unit: counting needs no heap.
drop index "case".task_inbox;
create index task_inbox on "case".task (unit_id, due, task_id) include (role, officer_id, on_behalf_of) where closed_at is null;
create index task_on_behalf on "case".task (on_behalf_of) where closed_at is null and on_behalf_of is not null;

-- 请假交接: the tasks somebody has go to a colleague until a day, and come back.
create table "case".hand_over (
  hand_over_id uuid primary key,
  officer_id uuid not null,
  officer_name text not null,
  unit_id uuid not null,
  to_officer_id uuid not null,
  to_officer_name text not null,
  reason text not null,
  begun_at timestamptz not null,
  -- The last day away.
  until_on date not null,
  handed int not null default 0,
  ended_at timestamptz
);
create unique index hand_over_open on "case".hand_over (officer_id) where ended_at is null;
create index hand_over_until on "case".hand_over (until_on) where ended_at is null;
grant select, insert, update on "case".hand_over to yiwang_app;

-- The task rows that an act touched.
create function "case".put_tasks(tasks jsonb) returns void language plpgsql as $$
begin
  insert into "case".task select * from jsonb_populate_recordset(null::"case".task, tasks)
  on conflict (case_id, task_id) do update set
    assignee_kind = excluded.assignee_kind, unit_id = excluded.unit_id, unit_path = excluded.unit_path, role = excluded.role,
    officer_id = excluded.officer_id, officer_name = excluded.officer_name, on_behalf_of = excluded.on_behalf_of,
    closed_at = excluded.closed_at, due = excluded.due, differences = excluded.differences, urged = excluded.urged;
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

  insert into "case".clock select * from jsonb_populate_recordset(null::"case".clock, act -> 'clocks')
  on conflict (case_id, name) do update set
    started_on = excluded.started_on, due = excluded.due, count = excluded.count, unit = excluded.unit,
    provisional = excluded.provisional, state = excluded.state, ended_on = excluded.ended_on;

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

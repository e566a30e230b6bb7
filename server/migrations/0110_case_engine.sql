-- The whole engine: side tasks and named officers, timers, child cases.
alter table "case"."case"
  add column parent_case_id uuid,
  add column parent_leg text;
create index case_parent on "case"."case" (parent_case_id) where parent_case_id is not null;

alter table "case".task drop constraint task_assignee_kind_check;
alter table "case".task
  add constraint task_assignee_kind_check check (assignee_kind in ('applicant', 'unit-role', 'officer')),
  -- What was asked beside a task: 加签（前、后）、征求意见、协办.
  add column part text check (part in ('sign-before', 'sign-after', 'opinion', 'support'));

-- Moments at which something happens to a case by itself: the end of a clock, the end of a wait. The state says which there are.
create table "case".timer (
  case_id uuid not null,
  name text not null,
  at timestamptz not null,
  -- Until then one worker is at it, and no other takes it.
  taken_until timestamptz,
  primary key (case_id, name)
);
create index timer_at on "case".timer (at);
grant select, insert, update, delete on "case".timer to yiwang_app;

alter table "case".effect add column taken_until timestamptz;

-- The whole of one act in one statement. Raises YW409 when the case has moved on since `expected`.
create or replace function "case".apply(act jsonb) returns jsonb language plpgsql as $$
declare
  id uuid := (act ->> 'caseId')::uuid;
  expected int := (act ->> 'expected')::int;
  found_revision int;
begin
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

  insert into "case".task select * from jsonb_populate_recordset(null::"case".task, act -> 'tasks')
  on conflict (case_id, task_id) do update set
    assignee_kind = excluded.assignee_kind, unit_id = excluded.unit_id, unit_path = excluded.unit_path, role = excluded.role,
    officer_id = excluded.officer_id, officer_name = excluded.officer_name, closed_at = excluded.closed_at,
    due = excluded.due, differences = excluded.differences;

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

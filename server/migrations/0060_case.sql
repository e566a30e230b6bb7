create schema "case";

create table "case"."case" (
  case_id uuid primary key,
  number text not null,
  slug text not null,
  version int not null,
  item_code text not null,
  region_code text not null,
  region_path ltree not null,
  region_name text not null,
  unit_id uuid not null,
  unit_path ltree not null,
  unit_name text not null,
  subject_id uuid not null,
  subject_kind text not null,
  subject_name text not null,
  subject_identifier text not null,
  filer_id uuid not null,
  filer_name text not null,
  relation text not null,
  channel text not null,
  revision int not null,
  status text not null check (status in ('open', 'closed')),
  milestone text not null,
  outcome text check (outcome in ('granted', 'refused')),
  automatic boolean,
  stage text,
  turn text not null check (turn in ('applicant', 'government', 'nobody')),
  typed int not null,
  chosen int not null,
  held int not null,
  submitted_at timestamptz not null,
  decided_at timestamptz,
  closed_at timestamptz,
  -- The fold of its events, so that the next act reads one row.
  state jsonb not null
);
create index case_subject on "case"."case" (subject_id, case_id desc);
create index case_filer on "case"."case" (filer_id, case_id desc);
create index case_region on "case"."case" using gist (region_path);
create index case_unit on "case"."case" (unit_id, case_id desc);
create index case_number on "case"."case" (number);
create index case_submitted on "case"."case" (submitted_at);
create index case_decided on "case"."case" (decided_at) where decided_at is not null;
create index case_subject_name on "case"."case" using gin (subject_name gin_trgm_ops);

-- One row per act: who did what when, with the salt that binds it to its ledger entry.
create table "case".act (
  case_id uuid not null,
  revision int not null,
  entry_id uuid not null,
  command text not null,
  actor jsonb not null,
  at timestamptz not null,
  events jsonb not null,
  salt bytea not null,
  primary key (case_id, revision)
);

create table "case".task (
  case_id uuid not null,
  task_id uuid not null,
  stage text not null,
  assignee_kind text not null check (assignee_kind in ('applicant', 'unit-role')),
  unit_id uuid,
  unit_path ltree,
  role text,
  officer_id uuid,
  officer_name text,
  slug text not null,
  region_path ltree not null,
  -- The nearest running clock of the case, for the order of the inbox; 9999-12-31 where none runs.
  due date not null,
  differences int not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (case_id, task_id)
);
create index task_inbox on "case".task (unit_id, role, due, task_id) where closed_at is null;
create index task_officer on "case".task (officer_id, due, task_id) where closed_at is null;
create index task_scope on "case".task using gist (unit_path) where closed_at is null;

create table "case".clock (
  case_id uuid not null,
  name text not null,
  started_on date not null,
  due date not null,
  count int not null,
  unit text not null,
  provisional boolean not null,
  state text not null check (state in ('running', 'stopped', 'ended')),
  ended_on date,
  region_path ltree not null,
  primary key (case_id, name)
);
create index clock_running on "case".clock (due) where state = 'running';

-- What has to happen outside because of an act: taken by a relay, each done once.
create table "case".effect (
  case_id uuid not null,
  revision int not null,
  effect_no int not null,
  kind text not null,
  body jsonb not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  failure text,
  primary key (case_id, revision, effect_no)
);
create index effect_due on "case".effect (due_at);

create table "case".counter (
  item_code text not null,
  day date not null,
  used int not null,
  primary key (item_code, day)
);

create table "case".draft (
  draft_id uuid primary key,
  account_id uuid not null,
  subject_id uuid not null,
  relation text not null,
  slug text not null,
  version int not null,
  region_code text not null,
  answers jsonb not null,
  revision int not null,
  saved_at timestamptz not null,
  submitted_at timestamptz
);
create unique index draft_open on "case".draft (account_id, subject_id, slug) where submitted_at is null;

-- The whole of one act in one statement. Raises YW409 when the case has moved on since `expected`.
create function "case".apply(act jsonb) returns jsonb language plpgsql as $$
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
    officer_id = excluded.officer_id, officer_name = excluded.officer_name, closed_at = excluded.closed_at,
    due = excluded.due, differences = excluded.differences;

  insert into "case".clock select * from jsonb_populate_recordset(null::"case".clock, act -> 'clocks')
  on conflict (case_id, name) do update set
    started_on = excluded.started_on, due = excluded.due, count = excluded.count, unit = excluded.unit,
    provisional = excluded.provisional, state = excluded.state, ended_on = excluded.ended_on;

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

grant usage on schema "case" to yiwang_app;
grant select, insert, update on "case"."case", "case".task, "case".clock, "case".counter to yiwang_app;
grant select, insert on "case".act to yiwang_app;
grant select, insert, update, delete on "case".effect, "case".draft to yiwang_app;

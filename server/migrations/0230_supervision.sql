-- 电子监察: what the rules of supervision find in the acts and the time of all cases.
create schema supervision;

-- Rules as published: a version never changes, so that an old card can be explained.
create table supervision.rule (
  id text not null,
  version integer not null check (version >= 1),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= published_at),
  primary key (id, version)
);
create unique index rule_current on supervision.rule (id) where withdrawn_at is null;

-- Acts not looked at yet, written by the act itself.
create table supervision.pending (
  case_id uuid not null,
  revision integer not null,
  -- When it is looked at; later where it could not be judged.
  due_at timestamptz not null,
  attempts integer not null default 0,
  primary key (case_id, revision)
);
create index pending_due on supervision.pending (due_at);

-- Days on which the time of cases was gone through, and how far.
create table supervision.turn (
  day date primary key,
  after uuid,
  taken_until timestamptz,
  finished_at timestamptz
);

create table supervision.card (
  case_id uuid not null,
  card_id uuid not null,
  rule text not null,
  rule_version integer not null,
  -- What makes it the same finding: there is one card for it.
  occurrence text not null,
  colour text not null check (colour in ('yellow', 'red')),
  case_number text not null,
  slug text not null,
  version integer not null,
  region_path ltree not null,
  region_name text not null,
  -- The unit that decides the case: who may see it may see its cards.
  case_unit_path ltree not null,
  -- Who answers for it.
  unit_id uuid not null,
  unit_path ltree not null,
  unit_name text not null,
  officer_id uuid,
  officer_name text,
  stage text,
  task_id uuid,
  said jsonb not null,
  -- What must be done, and the last day for it.
  todo jsonb not null,
  todo_by date not null,
  facts jsonb not null,
  basis jsonb not null,
  occurred_at timestamptz not null,
  issued_at timestamptz not null,
  object_until date not null,
  state text not null check (state in ('issued', 'objected', 'upheld', 'cancelled')),
  primary key (case_id, card_id)
);
create unique index card_occurrence on supervision.card (case_id, rule, occurrence);
create index card_id on supervision.card (card_id);
create index card_issued on supervision.card (issued_at, card_id);
create index card_region on supervision.card using gist (region_path);
create index card_unit on supervision.card (unit_id, issued_at);
create index card_officer on supervision.card (officer_id, issued_at) where officer_id is not null;

-- Each step of a card, with the salt that opens its ledger entry.
create table supervision.card_act (
  case_id uuid not null,
  card_id uuid not null,
  no integer not null,
  kind text not null check (kind in ('issued', 'objected', 'upheld', 'cancelled')),
  officer_id uuid,
  officer_name text,
  unit_name text,
  reason text,
  at timestamptz not null,
  entry_id uuid not null,
  salt bytea not null,
  primary key (case_id, card_id, no),
  -- The rules issue it, people do the rest, each with a reason.
  check ((kind = 'issued') = (officer_id is null) and (kind = 'issued') = (reason is null))
);

-- Puts an act on the list of those to be looked at, in its own statement.
create function supervision.watch() returns trigger language plpgsql as $$
begin
  insert into supervision.pending (case_id, revision, due_at) values (new.case_id, new.revision, new.at) on conflict do nothing;
  return null;
end
$$;
create trigger act_is_watched after insert on "case".act for each row
when (new.events @? '$[*] ? (@.type == "milestone" || @.type == "clock-started" || @.type == "clock-set" || @.type == "clock-ended")')
execute function supervision.watch();

-- What the daily turn looks for.
create index clock_stopped on "case".clock (case_id) where state = 'stopped';
create index task_opened on "case".task (opened_at) where closed_at is null;

grant usage on schema supervision to yiwang_app;
grant select on supervision.rule to yiwang_app;
grant select, insert, update, delete on supervision.pending to yiwang_app;
grant select, insert, update on supervision.turn to yiwang_app;
-- A card is never taken away and never rewritten: only its state moves on.
grant select, insert, update (state) on supervision.card to yiwang_app;
grant select, insert on supervision.card_act to yiwang_app;

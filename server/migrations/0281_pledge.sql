create schema credit;

-- 信用记录: what was found of somebody, on what basis, and until when it counts.
create table credit.record (
  record_id uuid primary key,
  subject_id uuid not null,
  subject_name text not null,
  kind text not null,
  finding text not null,
  basis jsonb not null,
  -- The case that found it: one finding of it is one record.
  case_id uuid not null unique,
  region_path ltree not null,
  unit_path ltree not null,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  bars_pledges boolean not null,
  state text not null check (state in ('valid', 'objected', 'cancelled')),
  objection text,
  review text,
  recorded_at timestamptz not null,
  -- The ledger entry of its making, and the salt that opens it.
  entry_id uuid not null,
  salt bytea not null
);
create index record_subject on credit.record (subject_id, valid_to);
create index record_region on credit.record using gist (region_path);

create schema pledge;

-- 告知承诺: each pledge that a grant rests on, and what the check found.
create table pledge.pledge (
  case_id uuid not null,
  material text not null,
  subject_id uuid not null,
  slug text not null,
  check_case_id uuid not null unique,
  -- Opened, and what it came to.
  filed_at timestamptz,
  attempts int not null default 0,
  due_at timestamptz not null,
  outcome text check (outcome in ('kept', 'breached')),
  settled_at timestamptz,
  primary key (case_id, material)
);
create index pledge_to_file on pledge.pledge (due_at) where filed_at is null;

-- How far decisions were looked through for pledges.
create table pledge.turn (
  id boolean primary key default true check (id),
  until timestamptz not null
);

grant usage on schema credit, pledge to yiwang_app;
grant select, insert, update (state, objection, review) on credit.record to yiwang_app;
grant select, insert, update (filed_at, attempts, due_at, outcome, settled_at) on pledge.pledge to yiwang_app;
grant select, insert, update on pledge.turn to yiwang_app;

-- All decisions that a version's rules took, judged again by the rules in force: what would come out otherwise is a worklist.
create table "case".rerun (
  rerun_id uuid primary key,
  slug text not null,
  version int not null,
  against_version int not null,
  -- SM3 of the rules they are judged by, hex.
  model_digest text not null,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  region_path ltree not null,
  unit_path ltree,
  asked_at timestamptz not null,
  -- The last case judged; cases are judged in the order of their ids.
  cursor uuid,
  judged int not null default 0,
  differing int not null default 0,
  failed int not null default 0,
  finished_at timestamptz,
  taken_until timestamptz
);
create index rerun_unfinished on "case".rerun (asked_at) where finished_at is null;

create table "case".rerun_difference (
  rerun_id uuid not null,
  case_id uuid not null,
  number text not null,
  subject_kind text not null,
  subject_name text not null,
  unit_name text not null,
  was text not null check (was in ('granted', 'refused', 'referred')),
  now text not null check (now in ('granted', 'refused', 'referred', 'failed')),
  -- Checks that come out otherwise, and outputs whose values differ.
  checks text[] not null,
  outputs text[] not null,
  settled_at timestamptz,
  settled_by text,
  settlement text,
  primary key (case_id, rerun_id)
);
create index rerun_difference_of on "case".rerun_difference (rerun_id, case_id);
create index case_automatic on "case"."case" (slug, version, case_id) where automatic;

grant select, insert, update on "case".rerun, "case".rerun_difference to yiwang_app;

create schema sample;

-- 自动决定抽查: the seed of a day, settled before the day's first decision by its digest in the ledger, told when the day is drawn.
create table sample.day (
  day date primary key,
  seed text not null,
  commitment text not null,
  entry_id uuid not null,
  salt bytea not null,
  committed_at timestamptz not null,
  -- Drawn, of so many decisions by rules alone.
  drawn_at timestamptz,
  decisions int
);

-- How many of a matter's automatic decisions people look at, and when its rules stop deciding (packs/sampling).
create table sample.rate (
  slug text primary key,
  body jsonb not null
);

-- A decision that was drawn, the case in which somebody looks at it, and what they said.
create table sample.drawn (
  case_id uuid primary key,
  day date not null references sample.day (day),
  slug text not null,
  version int not null,
  case_number text not null,
  region_path ltree not null,
  unit_path ltree not null,
  unit_name text not null,
  outcome text not null,
  review_case_id uuid not null unique,
  filed_at timestamptz,
  attempts int not null default 0,
  due_at timestamptz not null,
  agrees boolean,
  reason text,
  settled_at timestamptz
);
create index drawn_day on sample.drawn (day);
create index drawn_version on sample.drawn (slug, version);
create index drawn_region on sample.drawn using gist (region_path);
create index drawn_to_file on sample.drawn (due_at) where filed_at is null;

-- Rules of a version that decide nothing for now: everything goes to people.
create table "case".halt (
  slug text not null,
  version int not null,
  reason text not null,
  halted_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by text,
  lift_reason text,
  primary key (slug, version, halted_at)
);
create unique index halt_in_force on "case".halt (slug, version) where lifted_at is null;

grant usage on schema sample to yiwang_app;
grant select, insert, update (drawn_at, decisions) on sample.day to yiwang_app;
grant select on sample.rate to yiwang_app;
grant select, insert, update (filed_at, attempts, due_at, agrees, reason, settled_at) on sample.drawn to yiwang_app;
grant select, insert, update (lifted_at, lifted_by, lift_reason) on "case".halt to yiwang_app;

-- Rule sets as published: a version never changes, so that any ruling can be repeated years later.
create schema decision;

create table decision.model (
  id text not null,
  version integer not null check (version >= 1),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- As written, not jsonb: the order of fields, stages and actions is part of it.
  body json not null,
  published_at timestamptz not null,
  primary key (id, version)
);

grant usage on schema decision to yiwang_app;
grant select, insert on decision.model to yiwang_app;

-- Matters as published (实施清单): a version never changes; it is withdrawn when another takes its place or the matter ends.
create schema matter;

create table matter.definition (
  slug text not null,
  version integer not null check (version >= 1),
  basic_code text not null check (length(basic_code) = 12),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- As written, not jsonb: the order of fields, stages and actions is part of it.
  body json not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= published_at),
  primary key (slug, version)
);
create unique index definition_current on matter.definition (slug) where withdrawn_at is null;

-- A matter in the hands of one unit, under its implementation code (GB/T 39554.1-2020). The unit stands as it was when the item was published last.
create table matter.item (
  item_code text primary key check (length(item_code) = 31),
  slug text not null,
  level text not null check (level in ('city', 'county')),
  region_code text not null,
  region_name text not null,
  region_path ltree not null,
  unit_id uuid not null,
  unit_code text not null,
  unit_name text not null,
  unit_path ltree not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= published_at)
);
create unique index item_current on matter.item (slug, region_code) where withdrawn_at is null;
create index item_unit_id on matter.item (unit_id);

-- Counts every change of what is offered, so that a server can tell whether what it remembers still holds.
create table matter.edition (
  single boolean primary key default true check (single),
  number bigint not null
);
insert into matter.edition (number) values (0);

grant usage on schema matter to yiwang_app;
grant select, insert, update (withdrawn_at) on matter.definition to yiwang_app;
grant select, insert, update on matter.item to yiwang_app;
grant select, update on matter.edition to yiwang_app;

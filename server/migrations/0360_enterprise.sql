-- 商事登记: whose a name is, which codes were given, and what entered the register of legal entities by a registration here.
create schema enterprise;
grant usage on schema enterprise to yiwang_app;

-- What a name may be; written from packs/registration/names.yaml at the start.
create table enterprise.naming (
  is_only boolean primary key default true check (is_only),
  body jsonb not null
);
grant select on enterprise.naming to yiwang_app;

-- A 字号 in a trade: one holder at a time for the place that the name carries and for the county that registers it.
create table enterprise.name (
  -- The region whose name it carries, and the county that registers it (GB/T 2260).
  place text not null,
  registrar text not null,
  mark text not null,
  -- GB/T 4754 division.
  division text not null,
  name text not null,
  -- Who reserved it, with which filing.
  holder_id uuid not null,
  case_id uuid not null,
  -- Who bears it; null while it is only reserved.
  entity_id uuid,
  -- Reserved until, or barred to others until after its bearer ended; null while it is borne.
  until date,
  primary key (place, mark, division),
  constraint name_of_registrar unique (registrar, mark, division),
  check (until is not null or entity_id is not null)
);
create index name_case on enterprise.name (case_id);
create index name_entity on enterprise.name (entity_id);
grant select, insert, update, delete on enterprise.name to yiwang_app;

-- How far the numbers of a registering authority have been used (GB 32100: kind of entity and region).
create table enterprise.series (
  kind text not null,
  region_code text not null,
  used int not null,
  primary key (kind, region_code)
);
grant select, insert, update on enterprise.series to yiwang_app;

-- An entity by the case that registered it: its code is given with the grant, and it enters the base registry once.
create table enterprise.entity (
  case_id uuid primary key,
  entity_id uuid not null unique,
  credit_code text not null unique,
  name text not null,
  -- The act by which its representative acts for it.
  authorisation_id uuid not null,
  established_on date not null,
  entered_at timestamptz,
  ended_on date
);
grant select, insert, update (entered_at, ended_on, name) on enterprise.entity to yiwang_app;

-- Firms are found by any part of their names.
create index subject_name_parts on registry.subject using gin (name gin_trgm_ops) where kind = 'entity';

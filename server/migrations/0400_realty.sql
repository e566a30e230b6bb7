-- 不动产登记簿: units, whose they are, and what restrains them (不动产登记暂行条例第八条). A row is ended, never altered (第十条).
create schema realty;
grant usage on schema realty to yiwang_app;

create table realty.unit (
  -- GB/T 37346.
  unit_number text primary key check (unit_number ~ '^[0-9]{12}[GJZ][A-Z][0-9]{5}[FLQW][0-9]{8}$'),
  -- 坐落.
  location text not null,
  area_square_metres numeric(12, 2) not null check (area_square_metres > 0),
  use text not null
);
grant select, insert, update on realty.unit to yiwang_app;

-- Ownership of a unit, by one act of registration.
create table realty.title (
  id uuid primary key,
  unit_number text not null references realty.unit,
  certificate_number text not null unique,
  -- The case that registered it; null for what was taken over from the books before.
  case_id uuid unique,
  registered_at timestamptz not null,
  ended_at timestamptz,
  check (ended_at >= registered_at)
);
-- A unit has one ownership at a time, whatever runs at once (民法典第二百一十四条).
create unique index title_of_unit on realty.title (unit_number) where ended_at is null;
create index title_unit on realty.title (unit_number);
grant select, insert, update (ended_at) on realty.title to yiwang_app;

-- Who holds a title: one, or several in shares.
create table realty.holder (
  title_id uuid not null references realty.title,
  subject_id uuid not null,
  name text not null,
  share numeric(9, 8) not null check (share > 0 and share <= 1),
  primary key (title_id, subject_id)
);
create index holder_subject on realty.holder (subject_id);
grant select, insert on realty.holder to yiwang_app;

-- 抵押, 查封, 异议, 预告: what stands on a unit beside its ownership.
create table realty.burden (
  id uuid primary key,
  unit_number text not null references realty.unit,
  kind text not null check (kind in ('mortgage', 'seizure', 'objection', 'priority-notice')),
  -- The mortgagee, the court, who objects, or who is to have it.
  favours text not null,
  -- The number of the document it rests on.
  document text not null,
  registered_at timestamptz not null,
  -- The last day it holds; null where it holds until it is struck out.
  until date,
  ended_at timestamptz,
  check (ended_at >= registered_at)
);
create index burden_unit on realty.burden (unit_number);
create unique index burden_document on realty.burden (unit_number, kind, document);
grant select, insert, update (ended_at) on realty.burden to yiwang_app;

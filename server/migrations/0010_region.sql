-- Administrative divisions, one row for each period of a code's life; both days of a period are included, null is open or not recorded.
create schema region;

create table region.region (
  code text not null check (code ~ '^(\d{6}|\d{9}|\d{12})$'),
  period smallint not null,
  name text not null,
  level text not null check (level in ('province', 'prefecture', 'county', 'township', 'village')),
  parent_code text,
  path ltree not null,
  full_name text not null,
  local_name text not null,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  replaced_by text[] not null,
  source text not null,
  verified boolean not null,
  primary key (code, period)
);
create index region_parent_code on region.region (parent_code);
create index region_path on region.region using gist (path);

-- The one edition of the list that is loaded, by the digest of its files.
create table region.edition (
  single boolean primary key default true check (single),
  digest text not null,
  loaded_at timestamptz not null default now()
);

grant usage on schema region to yiwang_app;
grant select, insert, update, delete on all tables in schema region to yiwang_app;

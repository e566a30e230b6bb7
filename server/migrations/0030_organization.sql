-- Units, posts and officers, each with the days on which it holds: valid_to is the last day, null is open.
create schema organization;

create table organization.unit (
  id uuid primary key,
  code text not null unique,
  name text not null,
  short_name text not null,
  kind text not null,
  -- Every department kind this unit answers for: its own, and those merged into it where a county has fewer departments than the city.
  functions text[] not null,
  region_code text not null,
  region_name text not null,
  region_path ltree not null,
  parent_id uuid references organization.unit,
  path ltree not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);
create index unit_parent_id on organization.unit (parent_id);
create index unit_region_code on organization.unit (region_code, kind);
create index unit_functions on organization.unit using gin (functions);
create index unit_path on organization.unit using gist (path);
create index unit_region_path on organization.unit using gist (region_path);

create table organization.post (
  id uuid primary key,
  unit_id uuid not null references organization.unit,
  name text not null,
  role text not null
    check (role in ('window', 'acceptor', 'approver', 'supervisor', 'administrator', 'auditor', 'leader')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);
create index post_unit_id on organization.post (unit_id);

create table organization.officer (
  id uuid primary key,
  staff_number text not null unique,
  name text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);

create table organization.holding (
  id uuid primary key,
  officer_id uuid not null references organization.officer,
  post_id uuid not null references organization.post,
  -- The post whose unit the officer acts for; the roles of other posts count only when they are in the same unit.
  main boolean not null default true,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);
create index holding_officer_id on organization.holding (officer_id, valid_from);
create index holding_post_id on organization.holding (post_id);

-- Where an officer stands on a day; no row when no post is held. Other modules' statements read it instead of the tables.
create function organization.standing(of_officer uuid, on_day date)
returns table (officer_id uuid, name text, roles text[], unit_id uuid, unit_name text, unit_path ltree,
  region_code text, region_name text, region_path ltree)
language sql stable rows 1
as $$
  with held as (
    select holding.main, holding.valid_from, post.role, post.unit_id
    from organization.holding
    join organization.post on post.id = holding.post_id
    where holding.officer_id = of_officer
      and holding.valid_from <= on_day and (holding.valid_to is null or holding.valid_to >= on_day)
      and post.valid_from <= on_day and (post.valid_to is null or post.valid_to >= on_day)
  ),
  chief as (select held.unit_id from held order by held.main desc, held.valid_from desc, held.unit_id limit 1)
  select officer.id, officer.name,
    array(select distinct held.role from held where held.unit_id = chief.unit_id order by 1),
    unit.id, unit.name, unit.path, unit.region_code, unit.region_name, unit.region_path
  from chief
  join organization.unit on unit.id = chief.unit_id
    and unit.valid_from <= on_day and (unit.valid_to is null or unit.valid_to >= on_day)
  join organization.officer on officer.id = of_officer
    and officer.valid_from <= on_day and (officer.valid_to is null or officer.valid_to >= on_day)
$$;

grant usage on schema organization to yiwang_app;
grant select, insert, update on all tables in schema organization to yiwang_app;

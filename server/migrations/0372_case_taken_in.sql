-- Which window took a case in (全省通办): the unit that decides may be of another county, and the window follows what it took in.
create table "case".taken_in (
  case_id uuid primary key,
  unit_id uuid not null,
  unit_name text not null,
  region_path ltree not null,
  officer_name text not null,
  at timestamptz not null
);
create index taken_in_unit on "case".taken_in (unit_id, at desc);
create index taken_in_recent on "case".taken_in (at desc);
grant select, insert on "case".taken_in to yiwang_app;

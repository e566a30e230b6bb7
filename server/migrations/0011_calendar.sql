-- The State Council's working-day calendar. A year without a row is not published: its deadlines are provisional.
create schema calendar;

create table calendar.year (
  year integer primary key,
  published boolean not null,
  source text not null
);

-- Only the days that a notice names; all others follow the weekday.
create table calendar.day (
  date date primary key,
  year integer not null references calendar.year,
  kind text not null check (kind in ('workday', 'holiday')),
  name text not null,
  source text not null,
  check (extract(year from date) = year)
);
create index day_year on calendar.day (year);

-- The one edition of the notices that is loaded, by the digest of its file.
create table calendar.edition (
  single boolean primary key default true check (single),
  digest text not null,
  loaded_at timestamptz not null default now()
);

grant usage on schema calendar to yiwang_app;
grant select, insert, update, delete on all tables in schema calendar to yiwang_app;

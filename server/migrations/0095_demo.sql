-- How far the demo city has been built, so that a build that was interrupted is thrown away and never doubled.
create schema demo;

create table demo.build (
  -- One row at most.
  is_only boolean primary key default true check (is_only),
  stage text not null check (stage in ('history', 'done')),
  started_at timestamptz not null,
  finished_at timestamptz
);

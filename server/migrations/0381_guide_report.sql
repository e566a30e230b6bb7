create schema service;

-- 指南纠错: somebody says what is wrong on the page of a matter; a case of the unit that handles it mends or answers it.
create table service.guide_report (
  report_id uuid primary key,
  -- SM3 of the code by which whoever reported looks up the answer, signed in or not.
  code_digest text not null unique,
  slug text not null,
  version int not null,
  element text not null,
  words text not null,
  -- A person who was signed in; they get a notice.
  subject_id uuid,
  unit_id uuid not null,
  unit_path ltree not null,
  unit_name text not null,
  region_code text not null,
  region_path ltree not null,
  region_name text not null,
  reported_at timestamptz not null,
  -- Its case, chosen with the report, so that filing twice is filing once.
  case_id uuid not null unique,
  filed_at timestamptz,
  attempts int not null default 0,
  due_at timestamptz not null,
  -- How it ended.
  upheld boolean,
  fixed_version int,
  answer text,
  settled_at timestamptz,
  check ((settled_at is null) = (upheld is null)),
  check (fixed_version is null or upheld)
);
create index guide_report_unfiled on service.guide_report (due_at) where filed_at is null;
create index guide_report_reported_at on service.guide_report (reported_at);
create index guide_report_region_path on service.guide_report using gist (region_path);

create view indicator.guide_report_fact as
select r.report_id, r.case_id, r.region_path, r.unit_path, r.reported_at, r.settled_at, r.settled_at is not null as settled, coalesce(r.upheld, false) as upheld,
  r.fixed_version is not null as fixed,
  coalesce(extract(epoch from r.settled_at - r.reported_at) / 86400, 0)::float8 as correction_days,
  c.number, r.slug, r.version, r.region_name, r.unit_name, c.outcome
from service.guide_report r
join "case"."case" c on c.case_id = r.case_id;

grant usage on schema service to yiwang_app;
grant select, insert, update on service.guide_report to yiwang_app;
grant select on indicator.guide_report_fact to yiwang_app;

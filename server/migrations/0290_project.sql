-- Construction projects under one code (国办发〔2019〕11号): the cases of their stages, their drawings, and what reviewers said of which version.
create schema project;
grant usage on schema project to yiwang_app;

-- Which stages a kind of project has and what opens them; written from packs/projects at the start.
create table project.course (
  course_id text primary key,
  body jsonb not null
);
grant select on project.course to yiwang_app;

create table project.project (
  -- 项目代码 of the national investment platform.
  code text primary key,
  course_id text not null references project.course,
  name text not null,
  site text not null,
  subject_id uuid not null,
  subject_name text not null,
  region_path ltree not null,
  region_name text not null,
  -- The case that registered it.
  case_id uuid not null unique,
  registered_at timestamptz not null
);
create index project_course on project.project (course_id);
create index project_subject on project.project (subject_id);
create index project_region on project.project using gist (region_path);
grant select, insert on project.project to yiwang_app;

-- A case of a stage, or one leg of a stage that was filed ahead of it (`leg`).
create table project.part (
  case_id uuid primary key,
  code text not null references project.project,
  stage text not null,
  leg text,
  at timestamptz not null
);
create index part_code on project.part (code);
grant select, insert on project.part to yiwang_app;

-- A version of the drawings: the digests of all sheets, and of the whole.
create table project.drawings (
  code text not null references project.project,
  version int not null,
  digest text not null,
  sheets jsonb not null,
  case_id uuid not null,
  kept_at timestamptz not null,
  primary key (code, version)
);
grant select, insert on project.drawings to yiwang_app;

-- What one reviewer said in one round of a joint review or visit; `version` of the drawings, where it was about drawings.
create table project.verdict (
  case_id uuid not null,
  round int not null,
  reviewer text not null,
  code text not null references project.project,
  title jsonb not null,
  version int,
  passed boolean not null,
  said text,
  officer text not null,
  unit text not null,
  at timestamptz not null,
  primary key (case_id, round, reviewer)
);
create index verdict_code on project.verdict (code);
grant select, insert on project.verdict to yiwang_app;

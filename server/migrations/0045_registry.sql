-- What the base registries hold about people and legal entities: one row a subject and library, read in one select.
create schema registry;

create table registry.subject (
  id uuid primary key,
  kind text not null check (kind in ('person', 'entity')),
  -- GB 11643 identity number of a person, GB 32100 credit code of an entity.
  identifier text not null unique,
  name text not null,
  -- County of the household register, or of the seat.
  region_code text not null
);
create index subject_region_code on registry.subject (region_code, kind);
create index subject_name on registry.subject (name);

-- No foreign keys to the subject: a library's rows come in bulk, where the checks took twice as long as the rows
-- (measured: 8 of 13 s for 130,000), and lists by subject stand by themselves when distributed. A single record is written only beside its subject.
create table registry.record (
  subject_id uuid not null,
  library text not null,
  data jsonb not null,
  -- When the owner of the library last confirmed this row.
  as_of timestamptz not null,
  source_unit text not null,
  primary key (subject_id, library)
);

create table registry.kinship (
  subject_id uuid not null,
  relative_id uuid not null,
  -- What the relative is to the subject. Brothers, sisters, grandparents and grandchildren follow from these.
  relation text not null check (relation in ('husband', 'wife', 'father', 'mother', 'son', 'daughter')),
  primary key (subject_id, relative_id),
  check (subject_id <> relative_id)
);
create index kinship_relative_id on registry.kinship (relative_id);

grant usage on schema registry to yiwang_app;
grant select, insert, update on registry.subject, registry.record, registry.kinship to yiwang_app;

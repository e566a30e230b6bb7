-- Matters are designed in the platform: drafts that a second person reviews before they are published, and what became of each matter.
alter table matter.definition
  -- `pack`: from a folder at the start of a server. `design`: published here; no start takes it back.
  add column origin text not null default 'pack' check (origin in ('pack', 'design')),
  -- The region whose it is and in which alone it is offered; null is everywhere here.
  add column region_path ltree;

create table matter.design (
  design_id uuid primary key,
  slug text not null,
  -- The version it began from; null for a matter that is new.
  base_version integer,
  region_path ltree not null,
  region_name text not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'published', 'discarded')),
  revision integer not null check (revision >= 0),
  -- A definition in the making, held to no contract yet. As written, not jsonb: the order of fields, stages and actions is part of it.
  body json not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  saved_by_name text not null,
  -- Everybody who wrote in it: none of them reviews it.
  editors uuid[] not null,
  -- The day from which an approved one is offered.
  publish_on date,
  approved_by uuid,
  approved_by_name text,
  check (state <> 'approved' or (publish_on is not null and approved_by is not null))
);
-- One at a time: two drafts of one matter would undo each other.
create unique index design_open on matter.design (slug) where state in ('draft', 'submitted', 'approved');
create index design_due on matter.design (publish_on) where state = 'approved';
create index design_region_path on matter.design using gist (region_path);

-- What was done to a matter, by whom and why; each row stands in the ledger.
create table matter.history (
  history_id uuid primary key,
  slug text not null,
  version integer,
  design_id uuid,
  step text not null check (step in ('started', 'submitted', 'taken-back', 'sent-back', 'approved', 'published', 'stopped', 'withdrawn', 'discarded')),
  at timestamptz not null,
  officer_id uuid,
  officer_name text not null,
  unit_name text not null,
  region_path ltree not null,
  remarks text,
  -- SM3 of the definition it was done to, hex.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  publish_on date,
  -- What its entry in the ledger was made with.
  salt bytea not null
);
create index history_slug on matter.history (slug, at desc);

grant select, insert, update on matter.design to yiwang_app;
grant select, insert on matter.history to yiwang_app;

-- 事项管理: keeps the matters of a region and handles no case.
alter table organization.post drop constraint post_role_check;
alter table organization.post add constraint post_role_check
  check (role in ('window', 'acceptor', 'approver', 'supervisor', 'administrator', 'designer', 'auditor', 'leader'));

-- 证照分离 (优化营商环境条例第十九条第二款): which licences a business needs beside its registration, and the firms that were registered here.
create schema licence;

-- What a scope of business needs, and how the reform left it; a version never changes.
create table licence.definition (
  id text not null,
  version integer not null check (version >= 1),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= published_at),
  primary key (id, version)
);
create unique index definition_current on licence.definition (id) where withdrawn_at is null;

-- A firm that was entered in the legal-entity library, by the case that registered it.
create table licence.firm (
  case_id uuid primary key,
  subject_id uuid not null unique,
  registered_at timestamptz not null
);

-- 双告知: the case by which a kind of department hears of a firm, under an id settled when the firm was entered.
create table licence.notice (
  notice_id uuid primary key,
  case_id uuid not null references licence.firm,
  department text not null,
  unique (case_id, department)
);

-- Counts the organisation codes of the segment of codes that a place was given.
create sequence licence.serial;

-- What is read of other offices: the scope of firms, what they hold, what they have under way.
create view licence.entity as
select s.id as subject_id, s.name, r.data -> 'scope' as scope
from registry.subject s join registry.record r on r.subject_id = s.id and r.library = 'legal-entity' where s.kind = 'entity';
create view licence.holding as select holder_id, slug, valid_until from certificate.certificate where state = 'valid';
create view licence.filed as select subject_id, slug, case_id from "case"."case" where status = 'open';

grant usage on schema licence to yiwang_app;
grant usage on sequence licence.serial to yiwang_app;
grant select, insert, update (withdrawn_at) on licence.definition to yiwang_app;
grant select, insert on licence.firm, licence.notice to yiwang_app;
grant select on licence.entity, licence.holding, licence.filed to yiwang_app;

-- 双告知: departments told of a new firm in their field.
create view indicator.notice_fact as
select c.case_id, c.number, c.slug, c.version, c.region_path, c.region_name, c.unit_path, c.unit_name, c.submitted_at, c.outcome,
  c.closed_at is not null as acknowledged
from licence.notice n join "case"."case" c on c.case_id = n.notice_id;
grant select on indicator.notice_fact to yiwang_app;

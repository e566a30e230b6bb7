create schema certificate;

create table certificate.certificate (
  case_id uuid not null,
  certificate_id uuid not null,
  identifier text not null,
  slug text not null,
  type_code text not null,
  issuer_code text not null,
  issuer_name text not null,
  region_name text not null,
  region_path ltree not null,
  unit_id uuid not null,
  unit_path ltree not null,
  holder_id uuid not null,
  holder_kind text not null check (holder_kind in ('person', 'entity')),
  holder_name text not null,
  holder_identifier text not null,
  issued_on date not null,
  valid_until date,
  state text not null check (state in ('valid', 'revoked', 'superseded')),
  revoked_on date,
  revocation text,
  -- What is certified, as signed: canonical data, signature, key, and the salt that binds it to its ledger entry.
  body jsonb not null,
  signature text not null,
  key_id text not null,
  entry_id uuid not null,
  salt bytea not null,
  primary key (case_id, certificate_id)
);
create unique index certificate_identifier on certificate.certificate (identifier, case_id);
create index certificate_id on certificate.certificate (certificate_id);
create index certificate_holder on certificate.certificate (holder_id, certificate_id desc);
create index certificate_unit on certificate.certificate (unit_id);
create index certificate_region on certificate.certificate using gist (region_path);

-- Called inside the act that grants.
create function certificate.issue(certificates jsonb) returns void language sql as $$
  insert into certificate.certificate select * from jsonb_populate_recordset(null::certificate.certificate, certificates);
$$;

grant usage on schema certificate to yiwang_app;
grant select, insert on certificate.certificate to yiwang_app;
-- A certificate is ended, never edited.
grant update (state, revoked_on, revocation) on certificate.certificate to yiwang_app;

-- Accounts, sign-in, sessions and authorisations. subject_id and officer_id point into other modules and have no foreign key.
create schema identity;

create table identity.account (
  id uuid primary key,
  login_name text not null unique,
  phone text not null,
  password_hash text not null,
  kind text not null check (kind in ('person', 'officer')),
  subject_id uuid unique,
  officer_id uuid unique,
  -- The name as verified when the account was opened.
  name text not null,
  -- 1 password and phone, 2 real name checked against the population registry, 3 checked in person.
  assurance_level smallint not null default 2 check (assurance_level between 1 and 3),
  status text not null default 'active' check (status in ('active', 'closed')),
  demo boolean not null default false,
  created_at timestamptz not null,
  check ((kind = 'person') = (subject_id is not null) and (kind = 'officer') = (officer_id is not null))
);

-- Failures are counted by the name that was typed, known or not, so that a lock tells nobody whether an account exists.
create table identity.failure (
  login_digest text primary key,
  failed_count integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
create index failure_last_failed_at on identity.failure (last_failed_at);

create table identity.one_time_code (
  id uuid primary key,
  account_id uuid not null references identity.account,
  code_digest text not null,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries_left smallint not null,
  sends_left smallint not null,
  used_at timestamptz
);
create index one_time_code_account_id on identity.one_time_code (account_id, created_at);

create table identity.session (
  id uuid primary key,
  token_digest text not null unique,
  account_id uuid not null references identity.account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_seconds integer not null,
  expires_at timestamptz not null,
  ip text,
  agent text,
  -- password+code, or demo.
  method text not null,
  revoked_at timestamptz
);
create index session_account_id on identity.session (account_id);
create index session_expires_at on identity.session (expires_at);

create table identity.authorisation (
  id uuid primary key,
  grantor_subject_id uuid not null,
  grantor_name text not null,
  grantee_subject_id uuid not null,
  grantee_name text not null,
  kind text not null check (kind in ('family', 'firm', 'agent')),
  -- Codes of the matters it covers; null covers all.
  matter_codes text[] check (cardinality(matter_codes) > 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  -- What it rests on: kinship as registered, a letter of authorisation, a firm's appointment.
  basis text not null,
  granted_at timestamptz not null,
  granted_by_account_id uuid,
  revoked_at timestamptz,
  revoked_by_account_id uuid,
  check (grantor_subject_id <> grantee_subject_id)
);
create index authorisation_grantor_subject_id on identity.authorisation (grantor_subject_id);
create index authorisation_grantee_subject_id on identity.authorisation (grantee_subject_id, grantor_subject_id);

-- What the outbox sender was asked to send; only the demonstration uses it.
create table identity.sms_outbox (
  id uuid primary key,
  phone text not null,
  body text not null,
  created_at timestamptz not null
);
create index sms_outbox_created_at on identity.sms_outbox (created_at desc);

-- Calls within a window, by what is limited (an address, an account).
create table identity.rate (
  key text not null,
  window_start timestamptz not null,
  calls integer not null,
  primary key (key, window_start)
);
create index rate_window_start on identity.rate (window_start);

grant usage on schema identity to yiwang_app;
grant select, insert, update on all tables in schema identity to yiwang_app;
grant delete on identity.failure, identity.one_time_code, identity.session, identity.sms_outbox, identity.rate to yiwang_app;

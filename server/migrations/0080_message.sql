-- Notices shown inside the platform to one person or one officer.
create schema message;

create table message.notice (
  id uuid primary key,
  subject_id uuid,
  officer_id uuid,
  kind text not null,
  params jsonb not null default '{}',
  case_id uuid,
  revision integer,
  effect_index integer,
  created_at timestamptz not null,
  read_at timestamptz,
  check ((subject_id is null) <> (officer_id is null))
);
create index notice_subject_id on message.notice (subject_id, created_at desc, id desc) where subject_id is not null;
create index notice_officer_id on message.notice (officer_id, created_at desc, id desc) where officer_id is not null;
-- An effect that runs twice leaves one notice for each recipient.
create unique index notice_effect on message.notice (case_id, revision, effect_index, coalesce(subject_id, officer_id))
  where case_id is not null;

grant usage on schema message to yiwang_app;
grant select, insert, update on message.notice to yiwang_app;

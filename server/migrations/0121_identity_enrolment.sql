-- Officers and citizens sign in at doors of their own: one person may be both under one telephone number.
alter table identity.account drop constraint account_login_name_key;
alter table identity.account add constraint account_login_name_key unique (login_name, kind);

-- The account was opened for an officer, who has yet to choose a password.
alter table identity.account add column awaits_activation boolean not null default false;

-- Making an account one's own, begun by a code to a telephone: a person's sign-up, or an officer's activation.
create table identity.enrolment (
  id uuid primary key,
  purpose text not null check (purpose in ('sign-up', 'activation')),
  -- Whom it activates; null for a sign-up, and where nobody awaits activation under the name typed, so that the answer tells nothing.
  account_id uuid references identity.account,
  -- What was claimed when it began, as a digest: the end must claim the same.
  claim_digest text,
  code_digest text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  tries_left smallint not null,
  used_at timestamptz
);
create index enrolment_account_id on identity.enrolment (account_id);
create index enrolment_expires_at on identity.enrolment (expires_at);

grant select, insert, update, delete on identity.enrolment to yiwang_app;

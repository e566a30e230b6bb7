-- Files and certificates that cross with a case.

-- The keys a peer issues certificates and signs its ledger with, as its own key has signed for them.
alter table peer.peer
  add column issuer_keys jsonb not null default '[]',
  add column issuer_keys_at timestamptz;

-- Why the certificate that came with the result was refused: the step that did not hold.
alter table peer.crossing add column certificate_fault text;

-- What goes with a case: put together here and sent (`sent`), or come with a message (`received`).
create table peer.file (
  case_id uuid not null,
  file_id uuid not null,
  direction text not null check (direction in ('sent', 'received')),
  slot text not null,
  name text not null,
  digest text not null,
  size bigint not null,
  -- Of a certificate that is shown as a material: what it is, and whose.
  certificate jsonb,
  -- Who put it there; null where it came from the other side.
  account_id uuid,
  -- The message it goes with; null while it is being put together.
  message_id uuid,
  at timestamptz not null,
  primary key (case_id, file_id)
);
create unique index file_content on peer.file (case_id, slot, digest);
create index file_loose on peer.file (at) where message_id is null;
grant select, insert, update, delete on peer.file to yiwang_app;

-- Files that a message names and that are not all here yet: only these are taken in.
create table peer.arrival (
  message_id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  peer_id uuid not null references peer.peer,
  size bigint not null,
  -- How much of it is here, in pieces one after the other.
  have bigint not null default 0,
  state text not null default 'awaited' check (state in ('awaited', 'here', 'refused')),
  -- Why it was refused: a code of problem.ts.
  fault text,
  -- What was found in it once it was whole.
  type text,
  scan text,
  at timestamptz not null,
  primary key (message_id, digest)
);
create index arrival_peer on peer.arrival (peer_id);
create index arrival_at on peer.arrival (at);
grant select, insert, update, delete on peer.arrival to yiwang_app;

create table peer.piece (
  message_id uuid not null,
  digest text not null,
  place bigint not null,
  bytes bytea not null,
  primary key (message_id, digest, place)
);
grant select, insert, delete on peer.piece to yiwang_app;

-- Certificates issued by other platforms that came here with a result, for their holder's wallet.
create table peer.certificate (
  certificate_id uuid primary key,
  case_id uuid not null,
  peer_id uuid not null references peer.peer,
  identifier text not null,
  name jsonb not null,
  holder_name text not null,
  holder_identifier text not null,
  issuer_name text not null,
  region_name text not null,
  issued_on date not null,
  valid_until date,
  faces jsonb not null,
  -- The sealed file as it was issued there.
  digest text not null,
  size bigint not null,
  received_at timestamptz not null,
  unique (peer_id, identifier)
);
create index certificate_case on peer.certificate (case_id);
create index certificate_holder on peer.certificate (holder_identifier);
grant select, insert, update on peer.certificate to yiwang_app;

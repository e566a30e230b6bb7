-- Other platforms that cases cross to and from (跨域通办), and the messages each way.
create schema peer;
grant usage on schema peer to yiwang_app;

create table peer.peer (
  peer_id uuid primary key,
  name text not null,
  url text not null,
  -- SM3 of its SM2 public key: whoever signs with it is this platform, wherever it lies.
  key_id text not null unique,
  public_key text not null,
  state text not null default 'active' check (state in ('active', 'suspended')),
  added_at timestamptz not null,
  heard_at timestamptz,
  -- What may be handed in for it, as it last told.
  services jsonb not null default '[]',
  told_at timestamptz
);
grant select, insert, update on peer.peer to yiwang_app;

-- A case that crossed: handed in here for a peer (`sent`), or handed in there and decided here (`received`).
create table peer.crossing (
  case_id uuid primary key,
  -- The thread of its messages: the id of the case where it was handed in.
  thread uuid not null unique,
  peer_id uuid not null references peer.peer,
  direction text not null check (direction in ('sent', 'received')),
  slug text not null,
  title jsonb not null,
  applicant jsonb not null,
  answers jsonb not null,
  their_number text,
  their_unit text,
  state text not null default 'waiting' check (state in ('waiting', 'under-way', 'correction', 'closed', 'not-taken')),
  outcome text,
  -- Whose it is here, once the case is there.
  region_path ltree,
  unit_path ltree,
  number text,
  -- Up to which revision of the case the other side was told.
  told_revision int not null default 0,
  -- Nothing is left to tell.
  settled boolean not null default false,
  at timestamptz not null
);
create index crossing_peer on peer.crossing (peer_id);
create index crossing_recent on peer.crossing (direction, at desc);
create index crossing_unsettled on peer.crossing (case_id) where not settled;
grant select, insert, update on peer.crossing to yiwang_app;

-- What is to be sent, in the order of its thread; the content goes when it was signed for.
create table peer.outgoing (
  thread uuid not null,
  sequence int not null,
  message_id uuid not null unique,
  peer_id uuid not null references peer.peer,
  kind text not null,
  content jsonb,
  note text,
  written_at timestamptz not null,
  due_at timestamptz not null,
  tries int not null default 0,
  failure text,
  taken_until timestamptz,
  receipt jsonb,
  receipt_signature text,
  receipted_at timestamptz,
  primary key (thread, sequence)
);
create index outgoing_due on peer.outgoing (due_at) where receipted_at is null;
create index outgoing_peer on peer.outgoing (peer_id) where receipted_at is null;
grant select, insert, update on peer.outgoing to yiwang_app;

-- What was received and signed for.
create table peer.incoming (
  thread uuid not null,
  sequence int not null,
  message_id uuid not null unique,
  peer_id uuid not null references peer.peer,
  kind text not null,
  note text,
  written_at timestamptz not null,
  receipt jsonb not null,
  receipt_signature text not null,
  received_at timestamptz not null,
  primary key (thread, sequence)
);
create index incoming_peer on peer.incoming (peer_id);
grant select, insert on peer.incoming to yiwang_app;

-- Calls of the engine that were turned into a message: one that is tried again writes none.
create table peer.called (
  call_id uuid primary key,
  case_id uuid not null
);
grant select, insert on peer.called to yiwang_app;

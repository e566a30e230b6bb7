-- Results that go by post and materials that are fetched: parcels, and where they were seen.
create schema delivery;
grant usage on schema delivery to yiwang_app;

create table delivery.parcel (
  parcel_id uuid primary key,
  -- The call of the engine that waits for it: asked again, it is the same parcel.
  call_id uuid not null unique,
  case_id uuid not null,
  case_number text not null,
  subject_id uuid not null,
  region_path ltree not null,
  unit_path ltree not null,
  unit_name text not null,
  -- `out`: a result to the applicant. `in`: a material from them.
  direction text not null check (direction in ('out', 'in')),
  what jsonb not null,
  -- Name, telephone and address; gone when the parcel has arrived.
  person jsonb,
  payer text not null check (payer in ('applicant', 'government')),
  -- The carrier's number for it, when it has taken the order.
  waybill text unique,
  state text not null default 'made'
    check (state in ('made', 'ordered', 'collected', 'moving', 'out', 'delivered', 'returned', 'lost')),
  made_at timestamptz not null,
  -- When the unit gave it to the courier, and who did.
  handed_at timestamptz,
  handed_by jsonb,
  told_at timestamptz,
  ask_at timestamptz not null,
  asks int not null default 0,
  failure text
);
create index parcel_case on delivery.parcel (case_id);
create index parcel_open on delivery.parcel (ask_at) where told_at is null;
create index parcel_here on delivery.parcel (made_at) where direction = 'out' and handed_at is null;
grant select, insert, update on delivery.parcel to yiwang_app;

create table delivery.track (
  -- The carrier's number of the event: told twice, it is one.
  event_id text primary key,
  parcel_id uuid not null references delivery.parcel,
  kind text not null check (kind in ('collected', 'moving', 'out', 'delivered', 'returned', 'lost')),
  place text not null,
  seen_at timestamptz not null,
  known_at timestamptz not null
);
create index track_parcel on delivery.track (parcel_id);
grant select, insert on delivery.track to yiwang_app;

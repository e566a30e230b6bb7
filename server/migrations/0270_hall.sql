-- Service halls (政务服务大厅): their windows, the one schedule that bookings and tickets go by, and who was called when.
create schema hall;

create table hall.hall (
  hall_id uuid primary key,
  revision integer not null default 0,
  name text not null,
  address text not null,
  region_code text not null,
  region_name text not null,
  region_path ltree not null,
  -- Opening hours, slots, order and no-show: contract/hall-rules.ts.
  rules jsonb not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  saved_at timestamptz not null
);
create index hall_region on hall.hall using gist (region_path);

create table hall."window" (
  window_id uuid primary key,
  hall_id uuid not null references hall.hall,
  number integer not null check (number between 1 and 999),
  name text not null,
  -- The matters it takes, by slug; null takes any (综合窗口).
  takes text[] check (cardinality(takes) > 0),
  -- Whether it is counted on for the days to come.
  staffed boolean not null default true,
  -- Who sits there now.
  state text not null default 'closed' check (state in ('open', 'paused', 'closed')),
  officer_id uuid,
  officer_name text,
  since timestamptz,
  check ((state = 'closed') = (officer_id is null) and (officer_id is null) = (officer_name is null))
);
create unique index window_number on hall."window" (hall_id, number);
-- Nobody sits at two windows.
create unique index window_officer on hall."window" (officer_id) where officer_id is not null;

create table hall.closed_day (
  hall_id uuid not null references hall.hall,
  day date not null,
  reason text not null,
  primary key (hall_id, day)
);

-- Machines in a hall that check people in and give tickets; only the digest of a key is kept.
create table hall.kiosk (
  kiosk_id uuid primary key,
  hall_id uuid not null references hall.hall,
  name text not null,
  key_digest text not null unique,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index kiosk_hall on hall.kiosk (hall_id);

-- A row to hold while the places of a slot are counted: of two who take the last one, one waits for the other.
create table hall.slot (
  hall_id uuid not null references hall.hall,
  starts_at timestamptz not null,
  primary key (hall_id, starts_at)
);

create table hall.booking (
  booking_id uuid primary key,
  hall_id uuid not null references hall.hall,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- For whom, and by whose account.
  subject_id uuid not null,
  name text not null,
  account_id uuid not null,
  slug text not null,
  -- The draft or case that is brought along.
  case_id uuid,
  code text not null,
  state text not null default 'booked' check (state in ('booked', 'arrived', 'cancelled')),
  made_at timestamptz not null
);
create unique index booking_code on hall.booking (hall_id, day, code);
create unique index booking_once on hall.booking (subject_id, slug, day) where state = 'booked';
create index booking_slot on hall.booking (hall_id, starts_at) where state <> 'cancelled';
create index booking_subject on hall.booking (subject_id, starts_at);
create index booking_account on hall.booking (account_id, starts_at);

-- Ticket numbers given, by day: they begin at 1 each morning.
create table hall.number (
  hall_id uuid not null references hall.hall,
  day date not null,
  letter text not null,
  last integer not null,
  primary key (hall_id, day, letter)
);

create table hall.ticket (
  ticket_id uuid primary key,
  hall_id uuid not null references hall.hall,
  day date not null,
  letter text not null,
  number integer not null,
  booking_id uuid references hall.booking,
  -- Known for who booked; for the others once the clerk has asked.
  subject_id uuid,
  name text,
  slug text,
  case_id uuid,
  came_at timestamptz not null,
  -- Its place in the queue (order.ts): until `due_at` by `ranks_at`, from then on by `due_ranks_at`.
  ranks_at timestamptz not null,
  due_at timestamptz,
  due_ranks_at timestamptz check ((due_ranks_at is null) = (due_at is null)),
  -- Sent on to this window.
  only_window uuid references hall."window",
  state text not null default 'waiting' check (state in ('waiting', 'called', 'serving', 'served', 'missed')),
  window_id uuid references hall."window" check (window_id is not null or state = 'waiting'),
  called_at timestamptz,
  calls integer not null default 0,
  serving_at timestamptz,
  ended_at timestamptz
);
create unique index ticket_number on hall.ticket (hall_id, day, letter, number);
create unique index ticket_booking on hall.ticket (booking_id);
create index ticket_waiting on hall.ticket (hall_id, day) where state = 'waiting';
create index ticket_only_window on hall.ticket (only_window);
create index ticket_window on hall.ticket (window_id, called_at);
-- One at a window at a time.
create unique index ticket_at_window on hall.ticket (window_id) where state in ('called', 'serving');

create table hall.call (
  call_id uuid primary key,
  hall_id uuid not null references hall.hall,
  ticket_id uuid not null references hall.ticket,
  window_id uuid not null references hall."window",
  at timestamptz not null
);
create index call_recent on hall.call (hall_id, at desc);
create index call_ticket on hall.call (ticket_id);
create index call_window on hall.call (window_id);

-- Somebody came about a case (跑动次数).
create table hall.visit (
  case_id uuid not null,
  ticket_id uuid not null references hall.ticket,
  hall_id uuid not null references hall.hall,
  officer_id uuid not null,
  officer_name text not null,
  at timestamptz not null,
  primary key (case_id, ticket_id)
);
create index visit_ticket on hall.visit (ticket_id);
create index visit_hall on hall.visit (hall_id, at);

-- A result handed out at a window: who took it, from whom, when; `signature` is over `said`, by the key for certificates.
create table hall.receipt (
  case_id uuid not null,
  receipt_id uuid not null,
  ticket_id uuid references hall.ticket,
  hall_id uuid not null references hall.hall,
  officer_id uuid not null,
  said jsonb not null,
  key_id text not null,
  signature text not null,
  at timestamptz not null,
  primary key (case_id, receipt_id)
);
create index receipt_ticket on hall.receipt (ticket_id);
create index receipt_hall on hall.receipt (hall_id, at);

grant usage on schema hall to yiwang_app;
grant select, insert, update on hall.hall, hall."window", hall.kiosk, hall.booking, hall.number, hall.ticket to yiwang_app;
grant select, insert, delete on hall.closed_day to yiwang_app;
-- `for update` needs the right to update.
grant select, insert, update on hall.slot to yiwang_app;
grant select, insert on hall.call, hall.visit, hall.receipt to yiwang_app;

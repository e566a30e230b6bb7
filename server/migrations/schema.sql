-- What the migrations add up to; written by npm run schema, compared by a test.

create extension ltree;
create extension pg_trgm;

create table audit.entry (
  id uuid not null,
  at timestamp with time zone not null,
  principal_kind text not null,
  account_id uuid,
  officer_id uuid,
  officer_name text,
  unit_id uuid,
  unit_name text,
  region_path ltree,
  session_id uuid,
  person_subject_id uuid,
  operation text not null,
  outcome text not null,
  case_id uuid,
  subject_id uuid,
  purpose text,
  request_id text,
  ip_prefix text,
  details jsonb not null default '{}'::jsonb,
  constraint entry_principal_kind_check CHECK ((principal_kind = ANY (ARRAY['anonymous'::text, 'person'::text, 'officer'::text, 'system'::text]))),
  constraint entry_pkey PRIMARY KEY (id)
);
CREATE INDEX entry_at ON audit.entry USING btree (at DESC, id DESC);
CREATE INDEX entry_case_id ON audit.entry USING btree (case_id, at DESC) WHERE (case_id IS NOT NULL);
CREATE INDEX entry_officer_id ON audit.entry USING btree (officer_id, at DESC) WHERE (officer_id IS NOT NULL);
CREATE INDEX entry_subject_id ON audit.entry USING btree (subject_id, at DESC) WHERE (subject_id IS NOT NULL);
grant insert, select on audit.entry to yiwang_app;

create table audit.seen (
  subject_id uuid not null,
  day date not null,
  account_id uuid not null,
  operation text not null,
  entry_id uuid not null,
  constraint seen_pkey PRIMARY KEY (subject_id, day, account_id, operation)
);
grant insert, select on audit.seen to yiwang_app;

create table calendar.day (
  date date not null,
  year integer not null,
  kind text not null,
  name text not null,
  source text not null,
  notice integer not null,
  constraint day_check CHECK ((EXTRACT(year FROM date) = (year)::numeric)),
  constraint day_kind_check CHECK ((kind = ANY (ARRAY['workday'::text, 'holiday'::text]))),
  constraint day_year_fkey FOREIGN KEY (year) REFERENCES calendar.year(year),
  constraint day_pkey PRIMARY KEY (date)
);
CREATE INDEX day_year ON calendar.day USING btree (year);
grant delete, insert, select, update on calendar.day to yiwang_app;

create table calendar.edition (
  single boolean not null default true,
  digest text not null,
  loaded_at timestamp with time zone not null default now(),
  constraint edition_single_check CHECK (single),
  constraint edition_pkey PRIMARY KEY (single)
);
grant delete, insert, select, update on calendar.edition to yiwang_app;

create table calendar.publication (
  number integer not null,
  changed_from date not null,
  year integer,
  officer_id uuid,
  source text not null,
  at timestamp with time zone not null,
  constraint publication_check CHECK (((year IS NULL) = (officer_id IS NULL))),
  constraint publication_number_check CHECK ((number > 0)),
  constraint publication_pkey PRIMARY KEY (number)
);
grant insert, select on calendar.publication to yiwang_app;

create table calendar.year (
  year integer not null,
  published boolean not null,
  source text not null,
  constraint year_pkey PRIMARY KEY (year)
);
grant delete, insert, select, update on calendar.year to yiwang_app;

create table "case".act (
  case_id uuid not null,
  revision integer not null,
  entry_id uuid not null,
  command text not null,
  actor jsonb not null,
  at timestamp with time zone not null,
  events jsonb not null,
  salt bytea not null,
  constraint act_pkey PRIMARY KEY (case_id, revision)
);
CREATE INDEX act_at ON "case".act USING btree (at);
grant insert, select on "case".act to yiwang_app;

create table "case"."case" (
  case_id uuid not null,
  number text not null,
  slug text not null,
  version integer not null,
  item_code text not null,
  region_code text not null,
  region_path ltree not null,
  region_name text not null,
  unit_id uuid not null,
  unit_path ltree not null,
  unit_name text not null,
  subject_id uuid not null,
  subject_kind text not null,
  subject_name text not null,
  subject_identifier text not null,
  filer_id uuid not null,
  filer_name text not null,
  relation text not null,
  channel text not null,
  revision integer not null,
  status text not null,
  milestone text not null,
  outcome text,
  automatic boolean,
  stage text,
  turn text not null,
  typed integer not null,
  chosen integer not null,
  held integer not null,
  submitted_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  closed_at timestamp with time zone,
  state jsonb not null,
  parent_case_id uuid,
  parent_leg text,
  constraint case_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'partly'::text, 'refused'::text]))),
  constraint case_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint case_turn_check CHECK ((turn = ANY (ARRAY['applicant'::text, 'government'::text, 'nobody'::text]))),
  constraint case_pkey PRIMARY KEY (case_id)
);
CREATE INDEX case_automatic ON "case"."case" USING btree (slug, version, case_id) WHERE automatic;
CREATE INDEX case_decided ON "case"."case" USING btree (decided_at) WHERE (decided_at IS NOT NULL);
CREATE INDEX case_filer ON "case"."case" USING btree (filer_id, case_id DESC);
CREATE INDEX case_number ON "case"."case" USING btree (number);
CREATE INDEX case_number_tail ON "case"."case" USING btree ("right"(number, 12));
CREATE INDEX case_parent ON "case"."case" USING btree (parent_case_id) WHERE (parent_case_id IS NOT NULL);
CREATE INDEX case_region ON "case"."case" USING gist (region_path);
CREATE INDEX case_subject ON "case"."case" USING btree (subject_id, case_id DESC);
CREATE INDEX case_subject_name ON "case"."case" USING gin (subject_name gin_trgm_ops);
CREATE INDEX case_submitted ON "case"."case" USING btree (submitted_at);
CREATE INDEX case_unit ON "case"."case" USING btree (unit_id, case_id DESC);
CREATE INDEX case_version_submitted ON "case"."case" USING btree (slug, version, submitted_at DESC);
grant insert, select, update on "case"."case" to yiwang_app;

create table "case".clock (
  case_id uuid not null,
  name text not null,
  started_on date not null,
  due date not null,
  count integer not null,
  unit text not null,
  provisional boolean not null,
  state text not null,
  ended_on date,
  region_path ltree not null,
  calendar integer not null default 0,
  constraint clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'stopped'::text, 'ended'::text]))),
  constraint clock_pkey PRIMARY KEY (case_id, name)
);
CREATE INDEX clock_counted ON "case".clock USING btree (calendar, due) WHERE (state = 'running'::text);
CREATE INDEX clock_running ON "case".clock USING btree (due) WHERE (state = 'running'::text);
CREATE INDEX clock_stopped ON "case".clock USING btree (case_id) WHERE (state = 'stopped'::text);
grant insert, select, update on "case".clock to yiwang_app;

create table "case".counter (
  item_code text not null,
  day date not null,
  used integer not null,
  constraint counter_pkey PRIMARY KEY (item_code, day)
);
grant insert, select, update on "case".counter to yiwang_app;

create table "case".course (
  case_id uuid not null,
  revision integer not null,
  way bigint not null,
  stays jsonb not null,
  constraint course_pkey PRIMARY KEY (case_id)
);
grant insert, select, update on "case".course to yiwang_app;

create table "case".draft (
  draft_id uuid not null,
  account_id uuid not null,
  subject_id uuid not null,
  relation text not null,
  slug text not null,
  version integer not null,
  region_code text not null,
  answers jsonb not null,
  revision integer not null,
  saved_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  told_version integer,
  window_account_id uuid,
  origin jsonb,
  constraint draft_pkey PRIMARY KEY (draft_id)
);
CREATE UNIQUE INDEX draft_open ON "case".draft USING btree (account_id, subject_id, slug) WHERE (submitted_at IS NULL);
CREATE INDEX draft_subject ON "case".draft USING btree (subject_id) WHERE (submitted_at IS NULL);
CREATE INDEX draft_window ON "case".draft USING btree (window_account_id) WHERE (window_account_id IS NOT NULL);
grant delete, insert, select, update on "case".draft to yiwang_app;

create table "case".effect (
  case_id uuid not null,
  revision integer not null,
  effect_no integer not null,
  kind text not null,
  body jsonb not null,
  due_at timestamp with time zone not null,
  attempts integer not null default 0,
  failure text,
  taken_until timestamp with time zone,
  constraint effect_pkey PRIMARY KEY (case_id, revision, effect_no)
);
CREATE INDEX effect_due ON "case".effect USING btree (due_at);
grant delete, insert, select, update on "case".effect to yiwang_app;

create table "case".halt (
  slug text not null,
  version integer not null,
  reason text not null,
  halted_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  lifted_by text,
  lift_reason text,
  constraint halt_pkey PRIMARY KEY (slug, version, halted_at)
);
CREATE UNIQUE INDEX halt_in_force ON "case".halt USING btree (slug, version) WHERE (lifted_at IS NULL);
grant insert, select on "case".halt to yiwang_app;

create table "case".hand_over (
  hand_over_id uuid not null,
  officer_id uuid not null,
  officer_name text not null,
  unit_id uuid not null,
  to_officer_id uuid not null,
  to_officer_name text not null,
  reason text not null,
  begun_at timestamp with time zone not null,
  until_on date not null,
  handed integer not null default 0,
  ended_at timestamp with time zone,
  constraint hand_over_pkey PRIMARY KEY (hand_over_id)
);
CREATE UNIQUE INDEX hand_over_open ON "case".hand_over USING btree (officer_id) WHERE (ended_at IS NULL);
CREATE INDEX hand_over_until ON "case".hand_over USING btree (until_on) WHERE (ended_at IS NULL);
grant insert, select, update on "case".hand_over to yiwang_app;

create table "case".rerun (
  rerun_id uuid not null,
  slug text not null,
  version integer not null,
  against_version integer not null,
  model_digest text not null,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  region_path ltree not null,
  unit_path ltree,
  asked_at timestamp with time zone not null,
  cursor uuid,
  judged integer not null default 0,
  differing integer not null default 0,
  failed integer not null default 0,
  finished_at timestamp with time zone,
  taken_until timestamp with time zone,
  constraint rerun_pkey PRIMARY KEY (rerun_id)
);
CREATE INDEX rerun_unfinished ON "case".rerun USING btree (asked_at) WHERE (finished_at IS NULL);
grant insert, select, update on "case".rerun to yiwang_app;

create table "case".rerun_difference (
  rerun_id uuid not null,
  case_id uuid not null,
  number text not null,
  subject_kind text not null,
  subject_name text not null,
  unit_name text not null,
  was text not null,
  now text not null,
  checks text[] not null,
  outputs text[] not null,
  settled_at timestamp with time zone,
  settled_by text,
  settlement text,
  constraint rerun_difference_now_check CHECK ((now = ANY (ARRAY['granted'::text, 'refused'::text, 'referred'::text, 'failed'::text]))),
  constraint rerun_difference_was_check CHECK ((was = ANY (ARRAY['granted'::text, 'refused'::text, 'referred'::text]))),
  constraint rerun_difference_pkey PRIMARY KEY (case_id, rerun_id)
);
CREATE INDEX rerun_difference_of ON "case".rerun_difference USING btree (rerun_id, case_id);
grant insert, select, update on "case".rerun_difference to yiwang_app;

create table "case".taken_in (
  case_id uuid not null,
  unit_id uuid not null,
  unit_name text not null,
  region_path ltree not null,
  officer_name text not null,
  at timestamp with time zone not null,
  constraint taken_in_pkey PRIMARY KEY (case_id)
);
CREATE INDEX taken_in_recent ON "case".taken_in USING btree (at DESC);
CREATE INDEX taken_in_unit ON "case".taken_in USING btree (unit_id, at DESC);
grant insert, select, update on "case".taken_in to yiwang_app;

create table "case".task (
  case_id uuid not null,
  task_id uuid not null,
  stage text not null,
  assignee_kind text not null,
  unit_id uuid,
  unit_path ltree,
  role text,
  officer_id uuid,
  officer_name text,
  slug text not null,
  region_path ltree not null,
  due date not null,
  differences integer not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  part text,
  on_behalf_of uuid,
  asked text,
  urged integer,
  constraint task_assignee_kind_check CHECK ((assignee_kind = ANY (ARRAY['applicant'::text, 'unit-role'::text, 'officer'::text]))),
  constraint task_part_check CHECK ((part = ANY (ARRAY['sign-before'::text, 'sign-after'::text, 'opinion'::text, 'support'::text]))),
  constraint task_pkey PRIMARY KEY (case_id, task_id)
);
CREATE INDEX task_inbox ON "case".task USING btree (unit_id, due, task_id) INCLUDE (role, officer_id, on_behalf_of) WHERE (closed_at IS NULL);
CREATE INDEX task_officer ON "case".task USING btree (officer_id, due, task_id) WHERE (closed_at IS NULL);
CREATE INDEX task_on_behalf ON "case".task USING btree (on_behalf_of) WHERE ((closed_at IS NULL) AND (on_behalf_of IS NOT NULL));
CREATE INDEX task_opened ON "case".task USING btree (opened_at) WHERE (closed_at IS NULL);
CREATE INDEX task_scope ON "case".task USING gist (unit_path) WHERE (closed_at IS NULL);
grant insert, select, update on "case".task to yiwang_app;

create table "case".timer (
  case_id uuid not null,
  name text not null,
  at timestamp with time zone not null,
  taken_until timestamp with time zone,
  constraint timer_pkey PRIMARY KEY (case_id, name)
);
CREATE INDEX timer_at ON "case".timer USING btree (at);
grant delete, insert, select, update on "case".timer to yiwang_app;

create table "case".way (
  hash bigint not null,
  acts jsonb not null,
  constraint way_pkey PRIMARY KEY (hash)
);
grant insert, select on "case".way to yiwang_app;

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
  holder_kind text not null,
  holder_name text not null,
  holder_identifier text not null,
  issued_on date not null,
  valid_until date,
  state text not null,
  revoked_on date,
  revocation text,
  body jsonb not null,
  signature text not null,
  key_id text not null,
  entry_id uuid not null,
  salt bytea not null,
  revocation_entry_id uuid,
  revocation_salt bytea,
  sent_to uuid[],
  constraint certificate_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['person'::text, 'entity'::text]))),
  constraint certificate_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'revoked'::text, 'superseded'::text]))),
  constraint certificate_pkey PRIMARY KEY (case_id, certificate_id)
);
CREATE INDEX certificate_holder ON certificate.certificate USING btree (holder_id, certificate_id DESC);
CREATE INDEX certificate_id ON certificate.certificate USING btree (certificate_id);
CREATE UNIQUE INDEX certificate_identifier ON certificate.certificate USING btree (identifier, case_id);
CREATE INDEX certificate_region ON certificate.certificate USING gist (region_path);
CREATE INDEX certificate_unit ON certificate.certificate USING btree (unit_id);
grant insert, select on certificate.certificate to yiwang_app;

create table certificate.series (
  name text not null,
  year integer not null,
  used integer not null,
  constraint series_pkey PRIMARY KEY (name, year)
);
grant insert, select, update on certificate.series to yiwang_app;

create table credit.record (
  record_id uuid not null,
  subject_id uuid not null,
  subject_name text not null,
  kind text not null,
  finding text not null,
  basis jsonb not null,
  case_id uuid not null,
  region_path ltree not null,
  unit_path ltree not null,
  valid_from date not null,
  valid_to date not null,
  bars_pledges boolean not null,
  state text not null,
  objection text,
  review text,
  recorded_at timestamp with time zone not null,
  entry_id uuid not null,
  salt bytea not null,
  found_by uuid[] not null default '{}'::uuid[],
  constraint record_check CHECK ((valid_to >= valid_from)),
  constraint record_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'objected'::text, 'cancelled'::text]))),
  constraint record_pkey PRIMARY KEY (record_id),
  constraint record_case_id_key UNIQUE (case_id)
);
CREATE INDEX record_region ON credit.record USING gist (region_path);
CREATE INDEX record_subject ON credit.record USING btree (subject_id, valid_to);
grant insert, select on credit.record to yiwang_app;

create table decision.model (
  id text not null,
  version integer not null,
  digest text not null,
  body json not null,
  published_at timestamp with time zone not null,
  constraint model_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint model_version_check CHECK ((version >= 1)),
  constraint model_pkey PRIMARY KEY (id, version)
);
grant insert, select on decision.model to yiwang_app;

create table delivery.parcel (
  parcel_id uuid not null,
  call_id uuid not null,
  case_id uuid not null,
  case_number text not null,
  subject_id uuid not null,
  region_path ltree not null,
  unit_path ltree not null,
  unit_name text not null,
  direction text not null,
  what jsonb not null,
  person jsonb,
  payer text not null,
  waybill text,
  state text not null default 'made'::text,
  made_at timestamp with time zone not null,
  handed_at timestamp with time zone,
  handed_by jsonb,
  told_at timestamp with time zone,
  ask_at timestamp with time zone not null,
  asks integer not null default 0,
  failure text,
  constraint parcel_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
  constraint parcel_payer_check CHECK ((payer = ANY (ARRAY['applicant'::text, 'government'::text]))),
  constraint parcel_state_check CHECK ((state = ANY (ARRAY['made'::text, 'ordered'::text, 'collected'::text, 'moving'::text, 'out'::text, 'delivered'::text, 'returned'::text, 'lost'::text, 'cancelled'::text]))),
  constraint parcel_pkey PRIMARY KEY (parcel_id),
  constraint parcel_call_id_key UNIQUE (call_id),
  constraint parcel_waybill_key UNIQUE (waybill)
);
CREATE INDEX parcel_case ON delivery.parcel USING btree (case_id);
CREATE INDEX parcel_here ON delivery.parcel USING btree (made_at) WHERE ((direction = 'out'::text) AND (handed_at IS NULL));
CREATE INDEX parcel_open ON delivery.parcel USING btree (ask_at) WHERE (told_at IS NULL);
grant insert, select, update on delivery.parcel to yiwang_app;

create table delivery.track (
  event_id text not null,
  parcel_id uuid not null,
  kind text not null,
  place text not null,
  seen_at timestamp with time zone not null,
  known_at timestamp with time zone not null,
  constraint track_kind_check CHECK ((kind = ANY (ARRAY['collected'::text, 'moving'::text, 'out'::text, 'delivered'::text, 'returned'::text, 'lost'::text]))),
  constraint track_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES delivery.parcel(parcel_id),
  constraint track_pkey PRIMARY KEY (event_id)
);
CREATE INDEX track_parcel ON delivery.track USING btree (parcel_id);
grant insert, select on delivery.track to yiwang_app;

create table demo.build (
  is_only boolean not null default true,
  stage text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint build_is_only_check CHECK (is_only),
  constraint build_stage_check CHECK ((stage = ANY (ARRAY['history'::text, 'done'::text]))),
  constraint build_pkey PRIMARY KEY (is_only)
);

create table enterprise.entity (
  case_id uuid not null,
  entity_id uuid not null,
  credit_code text not null,
  name text not null,
  authorisation_id uuid not null,
  established_on date not null,
  entered_at timestamp with time zone,
  ended_on date,
  constraint entity_pkey PRIMARY KEY (case_id),
  constraint entity_credit_code_key UNIQUE (credit_code),
  constraint entity_entity_id_key UNIQUE (entity_id)
);
grant insert, select on enterprise.entity to yiwang_app;

create table enterprise.name (
  place text not null,
  registrar text not null,
  mark text not null,
  division text not null,
  name text not null,
  holder_id uuid not null,
  case_id uuid not null,
  entity_id uuid,
  until date,
  constraint name_check CHECK (((until IS NOT NULL) OR (entity_id IS NOT NULL))),
  constraint name_pkey PRIMARY KEY (place, mark, division),
  constraint name_of_registrar UNIQUE (registrar, mark, division)
);
CREATE INDEX name_case ON enterprise.name USING btree (case_id);
CREATE INDEX name_entity ON enterprise.name USING btree (entity_id);
grant delete, insert, select, update on enterprise.name to yiwang_app;

create table enterprise.naming (
  is_only boolean not null default true,
  body jsonb not null,
  constraint naming_is_only_check CHECK (is_only),
  constraint naming_pkey PRIMARY KEY (is_only)
);
grant select on enterprise.naming to yiwang_app;

create table enterprise.series (
  kind text not null,
  region_code text not null,
  used integer not null,
  constraint series_pkey PRIMARY KEY (kind, region_code)
);
grant insert, select, update on enterprise.series to yiwang_app;

create table hall.booking (
  booking_id uuid not null,
  hall_id uuid not null,
  day date not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  subject_id uuid not null,
  name text not null,
  account_id uuid not null,
  slug text not null,
  case_id uuid,
  code text not null,
  state text not null default 'booked'::text,
  made_at timestamp with time zone not null,
  cancelled_because text,
  booker_id uuid,
  constraint booking_check CHECK (((cancelled_because IS NULL) OR (state = 'cancelled'::text))),
  constraint booking_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'arrived'::text, 'cancelled'::text]))),
  constraint booking_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint booking_pkey PRIMARY KEY (booking_id)
);
CREATE INDEX booking_account ON hall.booking USING btree (account_id, starts_at);
CREATE UNIQUE INDEX booking_code ON hall.booking USING btree (hall_id, day, code);
CREATE UNIQUE INDEX booking_once ON hall.booking USING btree (subject_id, slug, day) WHERE (state = 'booked'::text);
CREATE INDEX booking_slot ON hall.booking USING btree (hall_id, starts_at) WHERE (state <> 'cancelled'::text);
CREATE INDEX booking_subject ON hall.booking USING btree (subject_id, starts_at);
grant insert, select, update on hall.booking to yiwang_app;

create table hall.call (
  call_id uuid not null,
  hall_id uuid not null,
  ticket_id uuid not null,
  window_id uuid not null,
  at timestamp with time zone not null,
  constraint call_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint call_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES hall.ticket(ticket_id),
  constraint call_window_id_fkey FOREIGN KEY (window_id) REFERENCES hall."window"(window_id),
  constraint call_pkey PRIMARY KEY (call_id)
);
CREATE INDEX call_recent ON hall.call USING btree (hall_id, at DESC);
CREATE INDEX call_ticket ON hall.call USING btree (ticket_id);
CREATE INDEX call_window ON hall.call USING btree (window_id);
grant insert, select on hall.call to yiwang_app;

create table hall.closed_day (
  hall_id uuid not null,
  day date not null,
  reason text not null,
  constraint closed_day_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint closed_day_pkey PRIMARY KEY (hall_id, day)
);
grant delete, insert, select on hall.closed_day to yiwang_app;

create table hall.hall (
  hall_id uuid not null,
  revision integer not null default 0,
  name text not null,
  address text not null,
  region_code text not null,
  region_name text not null,
  region_path ltree not null,
  rules jsonb not null,
  state text not null default 'open'::text,
  saved_at timestamp with time zone not null,
  constraint hall_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint hall_pkey PRIMARY KEY (hall_id)
);
CREATE INDEX hall_region ON hall.hall USING gist (region_path);
grant insert, select, update on hall.hall to yiwang_app;

create table hall.kiosk (
  kiosk_id uuid not null,
  hall_id uuid not null,
  name text not null,
  key_digest text not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint kiosk_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint kiosk_pkey PRIMARY KEY (kiosk_id),
  constraint kiosk_key_digest_key UNIQUE (key_digest)
);
CREATE INDEX kiosk_hall ON hall.kiosk USING btree (hall_id);
grant insert, select, update on hall.kiosk to yiwang_app;

create table hall.number (
  hall_id uuid not null,
  day date not null,
  letter text not null,
  last integer not null,
  constraint number_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint number_pkey PRIMARY KEY (hall_id, day, letter)
);
grant insert, select, update on hall.number to yiwang_app;

create table hall.receipt (
  case_id uuid not null,
  receipt_id uuid not null,
  ticket_id uuid,
  hall_id uuid not null,
  officer_id uuid not null,
  said jsonb not null,
  key_id text not null,
  signature text not null,
  at timestamp with time zone not null,
  constraint receipt_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint receipt_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES hall.ticket(ticket_id),
  constraint receipt_pkey PRIMARY KEY (case_id, receipt_id)
);
CREATE INDEX receipt_hall ON hall.receipt USING btree (hall_id, at);
CREATE UNIQUE INDEX receipt_once ON hall.receipt USING btree (ticket_id, case_id, ((said ->> 'what'::text)));
CREATE INDEX receipt_ticket ON hall.receipt USING btree (ticket_id);
grant insert, select on hall.receipt to yiwang_app;

create table hall.slot (
  hall_id uuid not null,
  starts_at timestamp with time zone not null,
  constraint slot_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint slot_pkey PRIMARY KEY (hall_id, starts_at)
);
grant insert, select, update on hall.slot to yiwang_app;

create table hall.ticket (
  ticket_id uuid not null,
  hall_id uuid not null,
  day date not null,
  letter text not null,
  number integer not null,
  booking_id uuid,
  subject_id uuid,
  name text,
  slug text,
  case_id uuid,
  came_at timestamp with time zone not null,
  ranks_at timestamp with time zone not null,
  due_at timestamp with time zone,
  due_ranks_at timestamp with time zone,
  only_window uuid,
  state text not null default 'waiting'::text,
  window_id uuid,
  called_at timestamp with time zone,
  calls integer not null default 0,
  serving_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint ticket_check CHECK (((due_ranks_at IS NULL) = (due_at IS NULL))),
  constraint ticket_check1 CHECK (((window_id IS NOT NULL) OR (state = 'waiting'::text))),
  constraint ticket_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'served'::text, 'missed'::text]))),
  constraint ticket_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES hall.booking(booking_id),
  constraint ticket_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint ticket_only_window_fkey FOREIGN KEY (only_window) REFERENCES hall."window"(window_id),
  constraint ticket_window_id_fkey FOREIGN KEY (window_id) REFERENCES hall."window"(window_id),
  constraint ticket_pkey PRIMARY KEY (ticket_id)
);
CREATE UNIQUE INDEX ticket_at_window ON hall.ticket USING btree (window_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE UNIQUE INDEX ticket_booking ON hall.ticket USING btree (booking_id);
CREATE INDEX ticket_left ON hall.ticket USING btree (day) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE UNIQUE INDEX ticket_number ON hall.ticket USING btree (hall_id, day, letter, number);
CREATE INDEX ticket_only_window ON hall.ticket USING btree (only_window);
CREATE INDEX ticket_waiting ON hall.ticket USING btree (hall_id, day) WHERE (state = 'waiting'::text);
CREATE INDEX ticket_window ON hall.ticket USING btree (window_id, called_at);
grant insert, select, update on hall.ticket to yiwang_app;

create table hall.visit (
  case_id uuid not null,
  ticket_id uuid not null,
  hall_id uuid not null,
  officer_id uuid not null,
  officer_name text not null,
  at timestamp with time zone not null,
  constraint visit_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint visit_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES hall.ticket(ticket_id),
  constraint visit_pkey PRIMARY KEY (case_id, ticket_id)
);
CREATE INDEX visit_hall ON hall.visit USING btree (hall_id, at);
CREATE INDEX visit_ticket ON hall.visit USING btree (ticket_id);
grant insert, select on hall.visit to yiwang_app;

create table hall."window" (
  window_id uuid not null,
  hall_id uuid not null,
  number integer not null,
  name text not null,
  takes text[],
  staffed boolean not null default true,
  state text not null default 'closed'::text,
  officer_id uuid,
  officer_name text,
  since timestamp with time zone,
  constraint window_check CHECK ((((state = 'closed'::text) = (officer_id IS NULL)) AND ((officer_id IS NULL) = (officer_name IS NULL)))),
  constraint window_number_check CHECK (((number >= 1) AND (number <= 999))),
  constraint window_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paused'::text, 'closed'::text]))),
  constraint window_takes_check CHECK ((cardinality(takes) > 0)),
  constraint window_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall.hall(hall_id),
  constraint window_pkey PRIMARY KEY (window_id)
);
CREATE UNIQUE INDEX window_number ON hall."window" USING btree (hall_id, number);
CREATE UNIQUE INDEX window_officer ON hall."window" USING btree (officer_id) WHERE (officer_id IS NOT NULL);
grant insert, select, update on hall."window" to yiwang_app;

create table identity.account (
  id uuid not null,
  login_name text not null,
  phone text not null,
  password_hash text not null,
  kind text not null,
  subject_id uuid,
  officer_id uuid,
  name text not null,
  assurance_level smallint not null default 2,
  status text not null default 'active'::text,
  demo boolean not null default false,
  created_at timestamp with time zone not null,
  awaits_activation boolean not null default false,
  constraint account_assurance_level_check CHECK (((assurance_level >= 1) AND (assurance_level <= 3))),
  constraint account_check CHECK ((((kind = 'person'::text) = (subject_id IS NOT NULL)) AND ((kind = 'officer'::text) = (officer_id IS NOT NULL)))),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'officer'::text]))),
  constraint account_status_check CHECK ((status = ANY (ARRAY['active'::text, 'closed'::text]))),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_login_name_key UNIQUE (login_name, kind),
  constraint account_officer_id_key UNIQUE (officer_id),
  constraint account_subject_id_key UNIQUE (subject_id)
);
grant insert, select, update on identity.account to yiwang_app;

create table identity.authorisation (
  id uuid not null,
  grantor_subject_id uuid not null,
  grantor_name text not null,
  grantee_subject_id uuid not null,
  grantee_name text not null,
  kind text not null,
  matter_codes text[],
  valid_from date not null,
  valid_to date,
  basis text not null,
  granted_at timestamp with time zone not null,
  granted_by_account_id uuid,
  revoked_at timestamp with time zone,
  revoked_by_account_id uuid,
  constraint authorisation_check CHECK ((valid_to >= valid_from)),
  constraint authorisation_check1 CHECK ((grantor_subject_id <> grantee_subject_id)),
  constraint authorisation_kind_check CHECK ((kind = ANY (ARRAY['family'::text, 'firm'::text, 'agent'::text]))),
  constraint authorisation_matter_codes_check CHECK ((cardinality(matter_codes) > 0)),
  constraint authorisation_pkey PRIMARY KEY (id)
);
CREATE INDEX authorisation_grantee_subject_id ON identity.authorisation USING btree (grantee_subject_id, grantor_subject_id);
CREATE INDEX authorisation_grantor_subject_id ON identity.authorisation USING btree (grantor_subject_id);
grant insert, select, update on identity.authorisation to yiwang_app;

create table identity.enrolment (
  id uuid not null,
  purpose text not null,
  account_id uuid,
  claim_digest text,
  code_digest text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  tries_left smallint not null,
  used_at timestamp with time zone,
  constraint enrolment_purpose_check CHECK ((purpose = ANY (ARRAY['sign-up'::text, 'activation'::text]))),
  constraint enrolment_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint enrolment_pkey PRIMARY KEY (id)
);
CREATE INDEX enrolment_account_id ON identity.enrolment USING btree (account_id);
CREATE INDEX enrolment_expires_at ON identity.enrolment USING btree (expires_at);
grant delete, insert, select, update on identity.enrolment to yiwang_app;

create table identity.failure (
  login_digest text not null,
  failed_count integer not null,
  last_failed_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint failure_pkey PRIMARY KEY (login_digest)
);
CREATE INDEX failure_last_failed_at ON identity.failure USING btree (last_failed_at);
grant delete, insert, select, update on identity.failure to yiwang_app;

create table identity.one_time_code (
  id uuid not null,
  account_id uuid not null,
  code_digest text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  tries_left smallint not null,
  sends_left smallint not null,
  used_at timestamp with time zone,
  constraint one_time_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint one_time_code_pkey PRIMARY KEY (id)
);
CREATE INDEX one_time_code_account_id ON identity.one_time_code USING btree (account_id, created_at);
grant delete, insert, select, update on identity.one_time_code to yiwang_app;

create table identity.rate (
  key text not null,
  window_start timestamp with time zone not null,
  calls integer not null,
  constraint rate_pkey PRIMARY KEY (key, window_start)
);
CREATE INDEX rate_window_start ON identity.rate USING btree (window_start);
grant delete, insert, select, update on identity.rate to yiwang_app;

create table identity.session (
  id uuid not null,
  token_digest text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  idle_seconds integer not null,
  expires_at timestamp with time zone not null,
  ip text,
  agent text,
  method text not null,
  revoked_at timestamp with time zone,
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_digest_key UNIQUE (token_digest)
);
CREATE INDEX session_account_id ON identity.session USING btree (account_id);
CREATE INDEX session_expires_at ON identity.session USING btree (expires_at);
grant delete, insert, select, update on identity.session to yiwang_app;

create table identity.sms_outbox (
  id uuid not null,
  phone text not null,
  body text not null,
  created_at timestamp with time zone not null,
  constraint sms_outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX sms_outbox_created_at ON identity.sms_outbox USING btree (created_at DESC);
grant delete, insert, select, update on identity.sms_outbox to yiwang_app;

create view indicator.act_fact (
  case_id uuid,
  revision integer,
  at timestamp with time zone,
  milestones jsonb
);
grant select on indicator.act_fact to yiwang_app;

create view indicator.act_time (
  at timestamp with time zone
);
grant select on indicator.act_time to yiwang_app;

create view indicator.card_fact (
  card_id uuid,
  case_id uuid,
  colour text,
  rule text,
  number text,
  slug text,
  version integer,
  region_path ltree,
  region_name text,
  unit_path ltree,
  unit_name text,
  issued_at timestamp with time zone,
  outcome text
);
grant select on indicator.card_fact to yiwang_app;

create view indicator.case_fact (
  case_id uuid,
  number text,
  slug text,
  version integer,
  region_path ltree,
  region_name text,
  unit_path ltree,
  unit_name text,
  channel text,
  subject_kind text,
  outcome text,
  automatic boolean,
  typed integer,
  chosen integer,
  held integer,
  submitted_at timestamp with time zone,
  decided_at timestamp with time zone,
  closed_at timestamp with time zone,
  took interval,
  within_promised boolean,
  within_statutory boolean,
  visits integer
);
grant select on indicator.case_fact to yiwang_app;

create view indicator.checkpoint_size (
  size bigint
);
grant select on indicator.checkpoint_size to yiwang_app;

create view indicator.clock_fact (
  case_id uuid,
  name text,
  due date,
  unit text,
  region_path ltree,
  unit_path ltree,
  number text,
  slug text,
  version integer,
  region_name text,
  unit_name text,
  outcome text,
  submitted_at timestamp with time zone
);
grant select on indicator.clock_fact to yiwang_app;

create table indicator.definition (
  id text not null,
  version integer not null,
  digest text not null,
  body jsonb not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint definition_check CHECK ((withdrawn_at >= published_at)),
  constraint definition_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint definition_version_check CHECK ((version >= 1)),
  constraint definition_pkey PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX definition_current ON indicator.definition USING btree (id) WHERE (withdrawn_at IS NULL);
grant insert, select on indicator.definition to yiwang_app;

create view indicator.guide_report_fact (
  report_id uuid,
  case_id uuid,
  region_path ltree,
  unit_path ltree,
  reported_at timestamp with time zone,
  settled_at timestamp with time zone,
  settled boolean,
  upheld boolean,
  fixed boolean,
  correction_days double precision,
  number text,
  slug text,
  version integer,
  region_name text,
  unit_name text,
  outcome text
);
grant select on indicator.guide_report_fact to yiwang_app;

create view indicator.item_fact (
  item_code text,
  number text,
  slug text,
  level text,
  region_path ltree,
  region_name text,
  unit_path ltree,
  unit_name text,
  published_at timestamp with time zone,
  outcome text
);
grant select on indicator.item_fact to yiwang_app;

create view indicator.notice_fact (
  case_id uuid,
  number text,
  slug text,
  version integer,
  region_path ltree,
  region_name text,
  unit_path ltree,
  unit_name text,
  submitted_at timestamp with time zone,
  outcome text,
  acknowledged boolean
);
grant select on indicator.notice_fact to yiwang_app;

create view indicator.rating_fact (
  rating_id uuid,
  case_id uuid,
  grade integer,
  channel text,
  region_path ltree,
  rated_at timestamp with time zone,
  unit_path ltree,
  number text,
  slug text,
  version integer,
  region_name text,
  unit_name text,
  outcome text
);
grant select on indicator.rating_fact to yiwang_app;

create view indicator.rectification_fact (
  rating_id uuid,
  case_id uuid,
  region_path ltree,
  rated_at timestamp with time zone,
  settled boolean,
  on_time boolean,
  unit_path ltree,
  number text,
  slug text,
  version integer,
  region_name text,
  unit_name text,
  outcome text
);
grant select on indicator.rectification_fact to yiwang_app;

create table law.article (
  name text not null,
  version date not null,
  number integer not null,
  insertion integer not null,
  part text,
  chapter text,
  section text,
  text text not null,
  tokens tsvector not null,
  constraint article_name_version_fkey FOREIGN KEY (name, version) REFERENCES law.statute(name, version) ON DELETE CASCADE,
  constraint article_pkey PRIMARY KEY (name, version, number, insertion)
);
CREATE INDEX article_tokens ON law.article USING gin (tokens);
grant delete, insert, select, update on law.article to yiwang_app;

create table law.edition (
  single boolean not null default true,
  digest text not null,
  checked_through date not null,
  loaded_at timestamp with time zone not null default now(),
  constraint edition_single_check CHECK (single),
  constraint edition_pkey PRIMARY KEY (single)
);
grant delete, insert, select, update on law.edition to yiwang_app;

create table law.statute (
  name text not null,
  version date not null,
  title text not null,
  category text not null,
  history text[] not null,
  adopted date not null,
  effective_from date not null,
  start_basis text not null,
  effective_to date,
  end_reason text,
  replaced_by text,
  constraint statute_check CHECK ((effective_to >= effective_from)),
  constraint statute_start_basis_check CHECK ((start_basis = ANY (ARRAY['text'::text, 'decision'::text, 'custom'::text]))),
  constraint statute_pkey PRIMARY KEY (name, version)
);
grant delete, insert, select, update on law.statute to yiwang_app;

create table ledger.checkpoint (
  size bigint not null,
  root bytea not null,
  at timestamp with time zone not null,
  key_id text not null,
  note text not null,
  constraint checkpoint_root_check CHECK ((length(root) = 32)),
  constraint checkpoint_size_check CHECK ((size > 0)),
  constraint checkpoint_pkey PRIMARY KEY (size)
);
grant select on ledger.checkpoint to yiwang_app;

create table ledger.leaf (
  index bigint not null,
  id uuid not null,
  case_id uuid,
  entry bytea not null,
  constraint leaf_index_check CHECK ((index >= 0)),
  constraint leaf_pkey PRIMARY KEY (index)
);
CREATE INDEX leaf_case_id ON ledger.leaf USING btree (case_id, index) WHERE (case_id IS NOT NULL);
CREATE INDEX leaf_id ON ledger.leaf USING btree (id);
grant select on ledger.leaf to yiwang_app;

create table ledger.pending (
  case_id uuid not null,
  id uuid not null,
  kind text not null,
  digest bytea not null,
  at timestamp with time zone not null,
  constraint pending_at_check CHECK (((at >= '1900-01-01 08:05:43+08:05:43'::timestamp with time zone) AND (at < '9999-01-01 08:00:00+08'::timestamp with time zone))),
  constraint pending_digest_check CHECK ((length(digest) = 32)),
  constraint pending_kind_check CHECK ((kind ~ '^[a-z][a-z0-9.-]{0,63}$'::text)),
  constraint pending_pkey PRIMARY KEY (case_id, id)
);
grant insert, select on ledger.pending to yiwang_app;

create table ledger.tile (
  level smallint not null,
  index bigint not null,
  hashes bytea not null,
  width smallint not null generated always as ((length(hashes) / 32)) stored,
  constraint tile_hashes_check CHECK ((((length(hashes) >= 32) AND (length(hashes) <= 8192)) AND ((length(hashes) % 32) = 0))),
  constraint tile_index_check CHECK ((index >= 0)),
  constraint tile_level_check CHECK (((level >= 0) AND (level <= 7))),
  constraint tile_pkey PRIMARY KEY (level, index)
);
grant select on ledger.tile to yiwang_app;

create table licence.definition (
  id text not null,
  version integer not null,
  digest text not null,
  body jsonb not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint definition_check CHECK ((withdrawn_at >= published_at)),
  constraint definition_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint definition_version_check CHECK ((version >= 1)),
  constraint definition_pkey PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX definition_current ON licence.definition USING btree (id) WHERE (withdrawn_at IS NULL);
grant insert, select on licence.definition to yiwang_app;

create view licence.entity (
  subject_id uuid,
  name text,
  scope jsonb
);
grant select on licence.entity to yiwang_app;

create view licence.filed (
  subject_id uuid,
  slug text,
  case_id uuid
);
grant select on licence.filed to yiwang_app;

create table licence.firm (
  case_id uuid not null,
  subject_id uuid not null,
  registered_at timestamp with time zone not null,
  constraint firm_pkey PRIMARY KEY (case_id),
  constraint firm_subject_id_key UNIQUE (subject_id)
);
grant insert, select on licence.firm to yiwang_app;

create view licence.holding (
  holder_id uuid,
  slug text,
  valid_until date
);
grant select on licence.holding to yiwang_app;

create table licence.notice (
  notice_id uuid not null,
  case_id uuid not null,
  department text not null,
  constraint notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES licence.firm(case_id),
  constraint notice_pkey PRIMARY KEY (notice_id),
  constraint notice_case_id_department_key UNIQUE (case_id, department)
);
grant insert, select on licence.notice to yiwang_app;

create table material.file (
  digest text not null,
  size bigint not null,
  type text not null,
  scan text not null,
  touched_at timestamp with time zone not null,
  constraint file_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint file_scan_check CHECK ((scan = ANY (ARRAY['clean'::text, 'unscanned'::text]))),
  constraint file_pkey PRIMARY KEY (digest)
);
grant delete, insert, select, update on material.file to yiwang_app;

create table material.filing (
  case_id uuid not null,
  owner_id uuid not null,
  slug text not null,
  account_id uuid not null,
  region_path ltree not null,
  unit_path ltree not null,
  required text[] not null,
  open boolean not null,
  constraint filing_pkey PRIMARY KEY (case_id)
);
grant delete, insert, select, update on material.filing to yiwang_app;

create table material.given (
  case_id uuid not null,
  given_id uuid not null,
  slot text not null,
  source text not null,
  item_id uuid,
  certificate_id uuid,
  digest text not null,
  name text not null,
  size bigint not null,
  type text not null,
  scan text not null,
  given_at timestamp with time zone not null,
  given_by text not null,
  handed_in_at timestamp with time zone,
  replaced_at timestamp with time zone,
  constraint given_check CHECK (((item_id IS NULL) <> (certificate_id IS NULL))),
  constraint given_scan_check CHECK ((scan = ANY (ARRAY['clean'::text, 'unscanned'::text]))),
  constraint given_source_check CHECK ((source = ANY (ARRAY['upload'::text, 'library'::text, 'certificate'::text]))),
  constraint given_pkey PRIMARY KEY (case_id, given_id)
);
CREATE INDEX given_digest ON material.given USING btree (digest);
CREATE INDEX given_item ON material.given USING btree (item_id) WHERE (item_id IS NOT NULL);
grant delete, insert, select, update on material.given to yiwang_app;

create table material.hold (
  holder_id uuid not null,
  digest text not null,
  constraint hold_pkey PRIMARY KEY (holder_id, digest)
);
CREATE INDEX hold_digest ON material.hold USING btree (digest);
grant delete, insert, select on material.hold to yiwang_app;

create table material.item (
  owner_id uuid not null,
  item_id uuid not null,
  kind text not null,
  title jsonb not null,
  digest text not null,
  name text not null,
  size bigint not null,
  type text not null,
  scan text not null,
  uploaded_at timestamp with time zone not null,
  account_id uuid not null,
  uploaded_by text not null,
  accepted_at timestamp with time zone,
  accepted_in uuid,
  constraint item_scan_check CHECK ((scan = ANY (ARRAY['clean'::text, 'unscanned'::text]))),
  constraint item_pkey PRIMARY KEY (owner_id, item_id)
);
CREATE UNIQUE INDEX item_content ON material.item USING btree (owner_id, kind, digest);
CREATE INDEX item_digest ON material.item USING btree (digest);
CREATE INDEX item_id ON material.item USING btree (item_id);
grant delete, insert, select, update on material.item to yiwang_app;

create table matter.definition (
  slug text not null,
  version integer not null,
  basic_code text not null,
  digest text not null,
  body json not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  origin text not null default 'pack'::text,
  region_path ltree,
  constraint definition_basic_code_check CHECK ((length(basic_code) = 12)),
  constraint definition_check CHECK ((withdrawn_at >= published_at)),
  constraint definition_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint definition_origin_check CHECK ((origin = ANY (ARRAY['pack'::text, 'design'::text]))),
  constraint definition_version_check CHECK ((version >= 1)),
  constraint definition_pkey PRIMARY KEY (slug, version)
);
CREATE UNIQUE INDEX definition_current ON matter.definition USING btree (slug) WHERE (withdrawn_at IS NULL);
grant insert, select on matter.definition to yiwang_app;

create table matter.design (
  design_id uuid not null,
  slug text not null,
  base_version integer,
  region_path ltree not null,
  region_name text not null,
  state text not null,
  revision integer not null,
  body json not null,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  saved_by_name text not null,
  editors uuid[] not null,
  publish_on date,
  approved_by uuid,
  approved_by_name text,
  constraint design_check CHECK (((state <> 'approved'::text) OR ((publish_on IS NOT NULL) AND (approved_by IS NOT NULL)))),
  constraint design_revision_check CHECK ((revision >= 0)),
  constraint design_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'published'::text, 'discarded'::text]))),
  constraint design_pkey PRIMARY KEY (design_id)
);
CREATE INDEX design_due ON matter.design USING btree (publish_on) WHERE (state = 'approved'::text);
CREATE UNIQUE INDEX design_open ON matter.design USING btree (slug) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text]));
CREATE INDEX design_region_path ON matter.design USING gist (region_path);
grant insert, select, update on matter.design to yiwang_app;

create table matter.edition (
  single boolean not null default true,
  number bigint not null,
  constraint edition_single_check CHECK (single),
  constraint edition_pkey PRIMARY KEY (single)
);
grant select, update on matter.edition to yiwang_app;

create table matter.history (
  history_id uuid not null,
  slug text not null,
  version integer,
  design_id uuid,
  step text not null,
  at timestamp with time zone not null,
  officer_id uuid,
  officer_name text not null,
  unit_name text not null,
  region_path ltree not null,
  remarks text,
  digest text,
  publish_on date,
  salt bytea not null,
  instead text,
  constraint history_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint history_step_check CHECK ((step = ANY (ARRAY['started'::text, 'submitted'::text, 'taken-back'::text, 'sent-back'::text, 'approved'::text, 'published'::text, 'stopped'::text, 'withdrawn'::text, 'discarded'::text]))),
  constraint history_pkey PRIMARY KEY (history_id)
);
CREATE INDEX history_slug ON matter.history USING btree (slug, at DESC);
grant insert, select on matter.history to yiwang_app;

create table matter.item (
  item_code text not null,
  slug text not null,
  level text not null,
  region_code text not null,
  region_name text not null,
  region_path ltree not null,
  unit_id uuid not null,
  unit_code text not null,
  unit_name text not null,
  unit_path ltree not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint item_check CHECK ((withdrawn_at >= published_at)),
  constraint item_item_code_check CHECK ((length(item_code) = 31)),
  constraint item_level_check CHECK ((level = ANY (ARRAY['city'::text, 'county'::text]))),
  constraint item_pkey PRIMARY KEY (item_code)
);
CREATE UNIQUE INDEX item_current ON matter.item USING btree (slug, region_code) WHERE (withdrawn_at IS NULL);
CREATE INDEX item_unit_id ON matter.item USING btree (unit_id);
grant insert, select, update on matter.item to yiwang_app;

create table matter.standard (
  basic_code text not null,
  level text not null,
  body jsonb not null,
  constraint standard_level_check CHECK ((level = ANY (ARRAY['province'::text, 'city'::text]))),
  constraint standard_pkey PRIMARY KEY (basic_code, level)
);
grant delete, insert, select, update on matter.standard to yiwang_app;

create table message.notice (
  id uuid not null,
  subject_id uuid,
  officer_id uuid,
  kind text not null,
  params jsonb not null default '{}'::jsonb,
  case_id uuid,
  revision integer,
  effect_index integer,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notice_check CHECK (((subject_id IS NULL) <> (officer_id IS NULL))),
  constraint notice_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX notice_effect ON message.notice USING btree (case_id, revision, effect_index, COALESCE(subject_id, officer_id)) WHERE (case_id IS NOT NULL);
CREATE INDEX notice_officer_id ON message.notice USING btree (officer_id, created_at DESC, id DESC) WHERE (officer_id IS NOT NULL);
CREATE INDEX notice_subject_id ON message.notice USING btree (subject_id, created_at DESC, id DESC) WHERE (subject_id IS NOT NULL);
grant insert, select, update on message.notice to yiwang_app;

create table offer.definition (
  id text not null,
  version integer not null,
  digest text not null,
  body jsonb not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint definition_check CHECK ((withdrawn_at >= published_at)),
  constraint definition_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint definition_version_check CHECK ((version >= 1)),
  constraint definition_pkey PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX definition_current ON offer.definition USING btree (id) WHERE (withdrawn_at IS NULL);
grant insert, select on offer.definition to yiwang_app;

create view offer.fact (
  subject_id uuid,
  library text,
  data jsonb
);
grant select on offer.fact to yiwang_app;

create view offer.filed (
  subject_id uuid,
  slug text,
  status text,
  submitted_at timestamp with time zone
);
grant select on offer.filed to yiwang_app;

create view offer.holding (
  holder_id uuid,
  slug text,
  held jsonb,
  valid_until date
);
grant select on offer.holding to yiwang_app;

create table offer.offer (
  offer_id uuid not null,
  subject_id uuid not null,
  region_code text not null,
  definition_id text not null,
  definition_version integer not null,
  slug text not null,
  matter_version integer not null,
  found_on date not null,
  state text not null,
  told_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint offer_state_check CHECK ((state = ANY (ARRAY['open'::text, 'declined'::text, 'taken'::text, 'lapsed'::text]))),
  constraint offer_pkey PRIMARY KEY (offer_id)
);
CREATE INDEX offer_open ON offer.offer USING btree (definition_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX offer_standing ON offer.offer USING btree (subject_id, definition_id) WHERE (state = ANY (ARRAY['open'::text, 'declined'::text]));
CREATE INDEX offer_untold ON offer.offer USING btree (offer_id) WHERE ((state = 'open'::text) AND (told_at IS NULL));
grant insert, select, update on offer.offer to yiwang_app;

create table offer.opt_out (
  subject_id uuid not null,
  at timestamp with time zone not null,
  constraint opt_out_pkey PRIMARY KEY (subject_id)
);
grant delete, insert, select on offer.opt_out to yiwang_app;

create view offer.person (
  id uuid,
  kind text,
  identifier text,
  name text,
  region_code text
);
grant select on offer.person to yiwang_app;

create table offer.sweep (
  definition_id text not null,
  day date not null,
  eligible integer not null,
  offered integer not null,
  lapsed integer not null,
  constraint sweep_pkey PRIMARY KEY (definition_id)
);
grant insert, select, update on offer.sweep to yiwang_app;

create table organization.holding (
  id uuid not null,
  officer_id uuid not null,
  post_id uuid not null,
  main boolean not null default true,
  valid_from date not null,
  valid_to date,
  given_by text,
  given_at timestamp with time zone,
  ended_by text,
  ended_at timestamp with time zone,
  end_reason text,
  constraint holding_check CHECK ((valid_to >= valid_from)),
  constraint holding_check1 CHECK (((given_by IS NULL) = (given_at IS NULL))),
  constraint holding_check2 CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
  constraint holding_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES organization.officer(id),
  constraint holding_post_id_fkey FOREIGN KEY (post_id) REFERENCES organization.post(id),
  constraint holding_pkey PRIMARY KEY (id)
);
CREATE INDEX holding_officer_id ON organization.holding USING btree (officer_id, valid_from);
CREATE INDEX holding_post_id ON organization.holding USING btree (post_id);
grant delete, insert, select, update on organization.holding to yiwang_app;

create table organization.officer (
  id uuid not null,
  staff_number text not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  id_digest text,
  constraint officer_check CHECK ((valid_to >= valid_from)),
  constraint officer_pkey PRIMARY KEY (id),
  constraint officer_id_digest_key UNIQUE (id_digest),
  constraint officer_staff_number_key UNIQUE (staff_number)
);
grant insert, select, update on organization.officer to yiwang_app;

create table organization.post (
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  constraint post_check CHECK ((valid_to >= valid_from)),
  constraint post_role_check CHECK ((role = ANY (ARRAY['window'::text, 'acceptor'::text, 'approver'::text, 'supervisor'::text, 'administrator'::text, 'designer'::text, 'manager'::text, 'auditor'::text, 'leader'::text, 'finance'::text]))),
  constraint post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organization.unit(id),
  constraint post_pkey PRIMARY KEY (id)
);
CREATE INDEX post_unit_id ON organization.post USING btree (unit_id);
grant insert, select, update on organization.post to yiwang_app;

create table organization.unit (
  id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  functions text[] not null,
  region_code text not null,
  region_name text not null,
  region_path ltree not null,
  parent_id uuid,
  path ltree not null,
  valid_from date not null,
  valid_to date,
  constraint unit_check CHECK ((valid_to >= valid_from)),
  constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organization.unit(id),
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_code_key UNIQUE (code)
);
CREATE INDEX unit_functions ON organization.unit USING gin (functions);
CREATE INDEX unit_parent_id ON organization.unit USING btree (parent_id);
CREATE INDEX unit_path ON organization.unit USING gist (path);
CREATE INDEX unit_region_code ON organization.unit USING btree (region_code, kind);
CREATE INDEX unit_region_path ON organization.unit USING gist (region_path);
grant insert, select, update on organization.unit to yiwang_app;

create table payment.attempt (
  order_id uuid not null,
  bill_id uuid not null,
  channel text not null,
  state text not null default 'open'::text,
  pay_url text,
  made_at timestamp with time zone not null,
  ask_at timestamp with time zone not null,
  asks integer not null default 0,
  constraint attempt_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint attempt_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES payment.bill(bill_id),
  constraint attempt_pkey PRIMARY KEY (order_id)
);
CREATE INDEX attempt_bill ON payment.attempt USING btree (bill_id);
CREATE INDEX attempt_open ON payment.attempt USING btree (ask_at) WHERE (state = 'open'::text);
grant insert, select, update on payment.attempt to yiwang_app;

create table payment.bill (
  bill_id uuid not null,
  call_id uuid not null,
  case_id uuid not null,
  case_number text not null,
  code text not null,
  subject_id uuid not null,
  payer text not null,
  region_path ltree not null,
  unit_path ltree not null,
  agency jsonb not null,
  item jsonb not null,
  amount_fen bigint not null,
  state text not null default 'due'::text,
  cancelled boolean not null default false,
  settled_by text,
  issued_at timestamp with time zone not null,
  told_at timestamp with time zone,
  looked_at timestamp with time zone not null,
  constraint bill_amount_fen_check CHECK ((amount_fen > 0)),
  constraint bill_state_check CHECK ((state = ANY (ARRAY['due'::text, 'paid'::text, 'held'::text, 'refunding'::text, 'refunded'::text, 'cancelled'::text]))),
  constraint bill_pkey PRIMARY KEY (bill_id),
  constraint bill_call_id_key UNIQUE (call_id),
  constraint bill_code_key UNIQUE (code)
);
CREATE INDEX bill_case ON payment.bill USING btree (case_id);
CREATE INDEX bill_due ON payment.bill USING btree (looked_at) WHERE (state = ANY (ARRAY['due'::text, 'held'::text]));
CREATE INDEX bill_recent ON payment.bill USING btree (issued_at DESC, bill_id DESC);
CREATE INDEX bill_untold ON payment.bill USING btree (issued_at) WHERE ((settled_by IS NOT NULL) AND (told_at IS NULL));
grant insert, select, update on payment.bill to yiwang_app;

create table payment.difference (
  difference_id uuid not null,
  channel text not null,
  day date not null,
  kind text not null,
  entry text not null,
  reference text not null,
  bill_id uuid,
  ours_fen bigint,
  theirs_fen bigint,
  state text not null default 'open'::text,
  how text,
  note text,
  settled_by jsonb,
  settled_at timestamp with time zone,
  constraint difference_entry_check CHECK ((entry = ANY (ARRAY['payment'::text, 'refund'::text]))),
  constraint difference_how_check CHECK ((how = ANY (ARRAY['adopted'::text, 'explained'::text, 'corrected'::text]))),
  constraint difference_kind_check CHECK ((kind = ANY (ARRAY['long'::text, 'short'::text, 'differing'::text]))),
  constraint difference_state_check CHECK ((state = ANY (ARRAY['open'::text, 'settled'::text]))),
  constraint difference_pkey PRIMARY KEY (difference_id),
  constraint difference_channel_day_entry_reference_key UNIQUE (channel, day, entry, reference)
);
grant insert, select, update on payment.difference to yiwang_app;

create table payment.notice (
  channel text not null,
  notice_id uuid not null,
  digest text not null,
  envelope jsonb not null,
  signature text not null,
  outcome text not null,
  received_at timestamp with time zone not null,
  constraint notice_pkey PRIMARY KEY (channel, notice_id)
);
grant insert, select on payment.notice to yiwang_app;

create table payment.payment (
  payment_id text not null,
  bill_id uuid not null,
  order_id uuid not null,
  channel text not null,
  amount_fen bigint not null,
  paid_at timestamp with time zone not null,
  known_at timestamp with time zone not null,
  known_by text not null,
  constraint payment_known_by_check CHECK ((known_by = ANY (ARRAY['notice'::text, 'query'::text, 'statement'::text]))),
  constraint payment_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES payment.bill(bill_id),
  constraint payment_pkey PRIMARY KEY (payment_id)
);
CREATE INDEX payment_bill ON payment.payment USING btree (bill_id);
CREATE INDEX payment_day ON payment.payment USING btree (channel, paid_at);
grant insert, select on payment.payment to yiwang_app;

create table payment.reconciliation (
  channel text not null,
  day date not null,
  statement_digest text not null,
  ours_count integer not null,
  ours_fen bigint not null,
  theirs_count integer not null,
  theirs_fen bigint not null,
  compared_at timestamp with time zone not null,
  constraint reconciliation_pkey PRIMARY KEY (channel, day)
);
grant insert, select, update on payment.reconciliation to yiwang_app;

create table payment.refund (
  refund_id text not null,
  payment_id text not null,
  bill_id uuid not null,
  channel text not null,
  amount_fen bigint not null,
  reason text not null,
  ordered_by jsonb,
  note text,
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  ask_at timestamp with time zone not null,
  asks integer not null default 0,
  failure text,
  constraint refund_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES payment.bill(bill_id),
  constraint refund_pkey PRIMARY KEY (channel, refund_id)
);
CREATE INDEX refund_bill ON payment.refund USING btree (bill_id);
CREATE INDEX refund_day ON payment.refund USING btree (channel, done_at);
CREATE INDEX refund_open ON payment.refund USING btree (ask_at) WHERE (done_at IS NULL);
grant insert, select, update on payment.refund to yiwang_app;

create table payment.series (
  name text not null,
  used bigint not null,
  constraint series_pkey PRIMARY KEY (name)
);
grant insert, select, update on payment.series to yiwang_app;

create table payment.voucher (
  voucher_id uuid not null,
  bill_id uuid not null,
  code text not null,
  number text not null,
  check_code text not null,
  body jsonb not null,
  signature text not null,
  key_id text not null,
  entry_id uuid not null,
  salt bytea not null,
  issued_at timestamp with time zone not null,
  reversed_at timestamp with time zone,
  constraint voucher_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES payment.bill(bill_id),
  constraint voucher_pkey PRIMARY KEY (voucher_id),
  constraint voucher_bill_id_key UNIQUE (bill_id),
  constraint voucher_code_number_key UNIQUE (code, number)
);
grant insert, select, update on payment.voucher to yiwang_app;

create table peer.arrival (
  message_id uuid not null,
  digest text not null,
  peer_id uuid not null,
  size bigint not null,
  have bigint not null default 0,
  state text not null default 'awaited'::text,
  fault text,
  type text,
  scan text,
  at timestamp with time zone not null,
  constraint arrival_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint arrival_state_check CHECK ((state = ANY (ARRAY['awaited'::text, 'here'::text, 'refused'::text]))),
  constraint arrival_peer_id_fkey FOREIGN KEY (peer_id) REFERENCES peer.peer(peer_id),
  constraint arrival_pkey PRIMARY KEY (message_id, digest)
);
CREATE INDEX arrival_at ON peer.arrival USING btree (at);
CREATE INDEX arrival_peer ON peer.arrival USING btree (peer_id);
grant delete, insert, select, update on peer.arrival to yiwang_app;

create table peer.called (
  call_id uuid not null,
  case_id uuid not null,
  constraint called_pkey PRIMARY KEY (call_id)
);
grant insert, select on peer.called to yiwang_app;

create table peer.certificate (
  certificate_id uuid not null,
  case_id uuid not null,
  peer_id uuid not null,
  identifier text not null,
  name jsonb not null,
  holder_name text not null,
  holder_identifier text not null,
  issuer_name text not null,
  region_name text not null,
  issued_on date not null,
  valid_until date,
  faces jsonb not null,
  digest text not null,
  size bigint not null,
  received_at timestamp with time zone not null,
  constraint certificate_peer_id_fkey FOREIGN KEY (peer_id) REFERENCES peer.peer(peer_id),
  constraint certificate_pkey PRIMARY KEY (certificate_id),
  constraint certificate_peer_id_identifier_key UNIQUE (peer_id, identifier)
);
CREATE INDEX certificate_case ON peer.certificate USING btree (case_id);
CREATE INDEX certificate_holder ON peer.certificate USING btree (holder_identifier);
grant insert, select, update on peer.certificate to yiwang_app;

create table peer.crossing (
  case_id uuid not null,
  thread uuid not null,
  peer_id uuid not null,
  direction text not null,
  slug text not null,
  title jsonb not null,
  applicant jsonb not null,
  answers jsonb not null,
  their_number text,
  their_unit text,
  state text not null default 'waiting'::text,
  outcome text,
  region_path ltree,
  unit_path ltree,
  number text,
  told_revision integer not null default 0,
  settled boolean not null default false,
  at timestamp with time zone not null,
  certificate_fault text,
  constraint crossing_direction_check CHECK ((direction = ANY (ARRAY['sent'::text, 'received'::text]))),
  constraint crossing_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'under-way'::text, 'correction'::text, 'closed'::text, 'not-taken'::text]))),
  constraint crossing_peer_id_fkey FOREIGN KEY (peer_id) REFERENCES peer.peer(peer_id),
  constraint crossing_pkey PRIMARY KEY (case_id),
  constraint crossing_thread_key UNIQUE (thread)
);
CREATE INDEX crossing_peer ON peer.crossing USING btree (peer_id);
CREATE INDEX crossing_recent ON peer.crossing USING btree (direction, at DESC);
CREATE INDEX crossing_unsettled ON peer.crossing USING btree (case_id) WHERE (NOT settled);
grant insert, select, update on peer.crossing to yiwang_app;

create table peer.file (
  case_id uuid not null,
  file_id uuid not null,
  direction text not null,
  slot text not null,
  name text not null,
  digest text not null,
  size bigint not null,
  certificate jsonb,
  account_id uuid,
  message_id uuid,
  at timestamp with time zone not null,
  constraint file_direction_check CHECK ((direction = ANY (ARRAY['sent'::text, 'received'::text]))),
  constraint file_pkey PRIMARY KEY (case_id, file_id)
);
CREATE UNIQUE INDEX file_content ON peer.file USING btree (case_id, slot, digest);
CREATE INDEX file_loose ON peer.file USING btree (at) WHERE (message_id IS NULL);
grant delete, insert, select, update on peer.file to yiwang_app;

create table peer.incoming (
  thread uuid not null,
  sequence integer not null,
  message_id uuid not null,
  peer_id uuid not null,
  kind text not null,
  note text,
  written_at timestamp with time zone not null,
  receipt jsonb not null,
  receipt_signature text not null,
  received_at timestamp with time zone not null,
  constraint incoming_peer_id_fkey FOREIGN KEY (peer_id) REFERENCES peer.peer(peer_id),
  constraint incoming_pkey PRIMARY KEY (thread, sequence),
  constraint incoming_message_id_key UNIQUE (message_id)
);
CREATE INDEX incoming_peer ON peer.incoming USING btree (peer_id);
grant insert, select on peer.incoming to yiwang_app;

create table peer.outgoing (
  thread uuid not null,
  sequence integer not null,
  message_id uuid not null,
  peer_id uuid not null,
  kind text not null,
  content jsonb,
  note text,
  written_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  tries integer not null default 0,
  failure text,
  taken_until timestamp with time zone,
  receipt jsonb,
  receipt_signature text,
  receipted_at timestamp with time zone,
  constraint outgoing_peer_id_fkey FOREIGN KEY (peer_id) REFERENCES peer.peer(peer_id),
  constraint outgoing_pkey PRIMARY KEY (thread, sequence),
  constraint outgoing_message_id_key UNIQUE (message_id)
);
CREATE INDEX outgoing_due ON peer.outgoing USING btree (due_at) WHERE (receipted_at IS NULL);
CREATE INDEX outgoing_peer ON peer.outgoing USING btree (peer_id) WHERE (receipted_at IS NULL);
grant insert, select, update on peer.outgoing to yiwang_app;

create table peer.peer (
  peer_id uuid not null,
  name text not null,
  url text not null,
  key_id text not null,
  public_key text not null,
  state text not null default 'active'::text,
  added_at timestamp with time zone not null,
  heard_at timestamp with time zone,
  services jsonb not null default '[]'::jsonb,
  told_at timestamp with time zone,
  issuer_keys jsonb not null default '[]'::jsonb,
  issuer_keys_at timestamp with time zone,
  constraint peer_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text]))),
  constraint peer_pkey PRIMARY KEY (peer_id),
  constraint peer_key_id_key UNIQUE (key_id)
);
grant insert, select, update on peer.peer to yiwang_app;

create table peer.piece (
  message_id uuid not null,
  digest text not null,
  place bigint not null,
  bytes bytea not null,
  constraint piece_pkey PRIMARY KEY (message_id, digest, place)
);
grant delete, insert, select on peer.piece to yiwang_app;

create table pledge.pledge (
  case_id uuid not null,
  material text not null,
  subject_id uuid not null,
  slug text not null,
  check_case_id uuid not null,
  outcome text,
  settled_at timestamp with time zone,
  constraint pledge_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'breached'::text]))),
  constraint pledge_pkey PRIMARY KEY (case_id, material),
  constraint pledge_check_case_id_key UNIQUE (check_case_id)
);
grant insert, select on pledge.pledge to yiwang_app;

create table project.course (
  course_id text not null,
  body json not null,
  constraint course_pkey PRIMARY KEY (course_id)
);
grant select on project.course to yiwang_app;

create table project.drawings (
  code text not null,
  version integer not null,
  digest text not null,
  sheets jsonb not null,
  case_id uuid not null,
  kept_at timestamp with time zone not null,
  constraint drawings_code_fkey FOREIGN KEY (code) REFERENCES project.project(code),
  constraint drawings_pkey PRIMARY KEY (code, version)
);
grant insert, select on project.drawings to yiwang_app;

create table project.part (
  case_id uuid not null,
  code text not null,
  stage text not null,
  leg text,
  at timestamp with time zone not null,
  constraint part_code_fkey FOREIGN KEY (code) REFERENCES project.project(code),
  constraint part_pkey PRIMARY KEY (case_id)
);
CREATE INDEX part_code ON project.part USING btree (code);
grant insert, select on project.part to yiwang_app;

create table project.project (
  code text not null,
  course_id text not null,
  name text not null,
  site text not null,
  subject_id uuid not null,
  subject_name text not null,
  region_path ltree not null,
  region_name text not null,
  case_id uuid not null,
  registered_at timestamp with time zone not null,
  constraint project_course_id_fkey FOREIGN KEY (course_id) REFERENCES project.course(course_id),
  constraint project_pkey PRIMARY KEY (code),
  constraint project_case_id_key UNIQUE (case_id)
);
CREATE INDEX project_course ON project.project USING btree (course_id);
CREATE INDEX project_region ON project.project USING gist (region_path);
CREATE INDEX project_subject ON project.project USING btree (subject_id);
grant insert, select on project.project to yiwang_app;

create table project.verdict (
  case_id uuid not null,
  round integer not null,
  reviewer text not null,
  code text not null,
  title jsonb not null,
  version integer,
  passed boolean not null,
  said text,
  officer text not null,
  unit text not null,
  at timestamp with time zone not null,
  basis jsonb not null default '[]'::jsonb,
  constraint verdict_code_fkey FOREIGN KEY (code) REFERENCES project.project(code),
  constraint verdict_pkey PRIMARY KEY (case_id, round, reviewer)
);
CREATE INDEX verdict_code ON project.verdict USING btree (code);
grant insert, select on project.verdict to yiwang_app;

create table public.migration (
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);
grant select on public.migration to yiwang_app;

create table rating.invitation (
  act_id uuid not null,
  case_id uuid not null,
  about text not null,
  day date not null,
  unit_id uuid not null,
  unit_path ltree not null,
  unit_name text not null,
  window_id text,
  officer_id uuid not null,
  digest text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  window_name text,
  constraint invitation_about_check CHECK ((about = ANY (ARRAY['whole'::text, 'visit'::text]))),
  constraint invitation_check CHECK (((window_name IS NULL) OR (window_id IS NOT NULL))),
  constraint invitation_pkey PRIMARY KEY (act_id),
  constraint invitation_case_id_about_unit_id_day_key UNIQUE (case_id, about, unit_id, day),
  constraint invitation_digest_key UNIQUE (digest)
);
grant insert, select, update on rating.invitation to yiwang_app;

create table rating.period (
  region_code text not null,
  body jsonb not null,
  constraint period_pkey PRIMARY KEY (region_code)
);
grant select on rating.period to yiwang_app;

create table rating.rating (
  rating_id uuid not null,
  case_id uuid not null,
  grade integer not null,
  channel text not null,
  question_set integer not null,
  tags text[] not null,
  text text,
  call_back boolean not null,
  anonymous boolean not null,
  slug text not null,
  unit_id uuid not null,
  region_path ltree not null,
  rated_at timestamp with time zone not null,
  act_id uuid not null,
  about text not null default 'whole'::text,
  by text not null default 'own'::text,
  case_number text not null,
  unit_path ltree not null,
  unit_name text not null,
  region_name text not null,
  window_id text,
  officer_id uuid,
  contact_name text,
  contact_phone text,
  entry_id uuid,
  salt bytea,
  rectification_id uuid,
  filed_at timestamp with time zone,
  attempts integer not null default 0,
  due_at timestamp with time zone,
  answer text,
  answered_at timestamp with time zone,
  on_time boolean,
  reply text,
  settled_at timestamp with time zone,
  excluded_at timestamp with time zone,
  exclusion text,
  window_name text,
  constraint rating_about_check CHECK ((about = ANY (ARRAY['whole'::text, 'visit'::text]))),
  constraint rating_by_check CHECK ((by = ANY (ARRAY['own'::text, 'code'::text, 'phone'::text]))),
  constraint rating_check CHECK (((window_name IS NULL) OR (window_id IS NOT NULL))),
  constraint rating_grade_check CHECK (((grade >= 1) AND (grade <= 5))),
  constraint rating_reply_check CHECK ((reply = ANY (ARRAY['confirmed'::text, 'unsolved'::text, 'silent'::text]))),
  constraint rating_pkey PRIMARY KEY (rating_id),
  constraint rating_act_id_key UNIQUE (act_id)
);
CREATE INDEX rating_at ON rating.rating USING btree (rated_at);
CREATE INDEX rating_bad ON rating.rating USING btree (rated_at DESC) WHERE (grade <= 2);
CREATE INDEX rating_case_id ON rating.rating USING btree (case_id);
CREATE UNIQUE INDEX rating_rectification ON rating.rating USING btree (rectification_id) WHERE (rectification_id IS NOT NULL);
CREATE INDEX rating_region ON rating.rating USING gist (region_path);
CREATE INDEX rating_to_file ON rating.rating USING btree (due_at) WHERE ((rectification_id IS NOT NULL) AND (filed_at IS NULL));
CREATE INDEX rating_unit_id ON rating.rating USING btree (unit_id, rated_at DESC);
grant insert, select on rating.rating to yiwang_app;

create table realty.burden (
  id uuid not null,
  unit_number text not null,
  kind text not null,
  favours text not null,
  document text not null,
  registered_at timestamp with time zone not null,
  until date,
  ended_at timestamp with time zone,
  constraint burden_check CHECK ((ended_at >= registered_at)),
  constraint burden_kind_check CHECK ((kind = ANY (ARRAY['mortgage'::text, 'seizure'::text, 'objection'::text, 'priority-notice'::text]))),
  constraint burden_unit_number_fkey FOREIGN KEY (unit_number) REFERENCES realty.unit(unit_number),
  constraint burden_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX burden_document ON realty.burden USING btree (unit_number, kind, document);
CREATE INDEX burden_unit ON realty.burden USING btree (unit_number);
grant insert, select on realty.burden to yiwang_app;

create table realty.holder (
  title_id uuid not null,
  subject_id uuid not null,
  name text not null,
  share numeric(9,8) not null,
  constraint holder_share_check CHECK (((share > (0)::numeric) AND (share <= (1)::numeric))),
  constraint holder_title_id_fkey FOREIGN KEY (title_id) REFERENCES realty.title(id),
  constraint holder_pkey PRIMARY KEY (title_id, subject_id)
);
CREATE INDEX holder_subject ON realty.holder USING btree (subject_id);
grant insert, select on realty.holder to yiwang_app;

create table realty.title (
  id uuid not null,
  unit_number text not null,
  certificate_number text not null,
  case_id uuid,
  registered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint title_check CHECK ((ended_at >= registered_at)),
  constraint title_unit_number_fkey FOREIGN KEY (unit_number) REFERENCES realty.unit(unit_number),
  constraint title_pkey PRIMARY KEY (id),
  constraint title_case_id_key UNIQUE (case_id),
  constraint title_certificate_number_key UNIQUE (certificate_number)
);
CREATE UNIQUE INDEX title_of_unit ON realty.title USING btree (unit_number) WHERE (ended_at IS NULL);
CREATE INDEX title_unit ON realty.title USING btree (unit_number);
grant insert, select on realty.title to yiwang_app;

create table realty.unit (
  unit_number text not null,
  location text not null,
  area_square_metres numeric(12,2) not null,
  use text not null,
  constraint unit_area_square_metres_check CHECK ((area_square_metres > (0)::numeric)),
  constraint unit_unit_number_check CHECK ((unit_number ~ '^[0-9]{12}[GJZ][A-Z][0-9]{5}[FLQW][0-9]{8}$'::text)),
  constraint unit_pkey PRIMARY KEY (unit_number)
);
grant insert, select, update on realty.unit to yiwang_app;

create table region.edition (
  single boolean not null default true,
  digest text not null,
  loaded_at timestamp with time zone not null default now(),
  constraint edition_single_check CHECK (single),
  constraint edition_pkey PRIMARY KEY (single)
);
grant delete, insert, select, update on region.edition to yiwang_app;

create table region.region (
  code text not null,
  period smallint not null,
  name text not null,
  level text not null,
  parent_code text,
  path ltree not null,
  full_name text not null,
  local_name text not null,
  valid_from date,
  valid_to date,
  replaced_by text[] not null,
  source text not null,
  verified boolean not null,
  constraint region_check CHECK ((valid_to >= valid_from)),
  constraint region_code_check CHECK ((code ~ '^(\d{6}|\d{9}|\d{12})$'::text)),
  constraint region_level_check CHECK ((level = ANY (ARRAY['province'::text, 'prefecture'::text, 'county'::text, 'township'::text, 'village'::text]))),
  constraint region_pkey PRIMARY KEY (code, period)
);
CREATE INDEX region_parent_code ON region.region USING btree (parent_code);
CREATE INDEX region_path ON region.region USING gist (path);
grant delete, insert, select, update on region.region to yiwang_app;

create table registry.kinship (
  subject_id uuid not null,
  relative_id uuid not null,
  relation text not null,
  constraint kinship_check CHECK ((subject_id <> relative_id)),
  constraint kinship_relation_check CHECK ((relation = ANY (ARRAY['husband'::text, 'wife'::text, 'father'::text, 'mother'::text, 'son'::text, 'daughter'::text]))),
  constraint kinship_pkey PRIMARY KEY (subject_id, relative_id)
);
CREATE INDEX kinship_relative_id ON registry.kinship USING btree (relative_id);
grant insert, select, update on registry.kinship to yiwang_app;

create table registry.record (
  subject_id uuid not null,
  library text not null,
  data jsonb not null,
  as_of timestamp with time zone not null,
  source_unit text not null,
  constraint record_pkey PRIMARY KEY (subject_id, library)
);
grant insert, select, update on registry.record to yiwang_app;

create table registry.subject (
  id uuid not null,
  kind text not null,
  identifier text not null,
  name text not null,
  region_code text not null,
  constraint subject_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'entity'::text]))),
  constraint subject_pkey PRIMARY KEY (id),
  constraint subject_identifier_key UNIQUE (identifier)
);
CREATE INDEX subject_name ON registry.subject USING btree (name);
CREATE INDEX subject_name_parts ON registry.subject USING gin (name gin_trgm_ops) WHERE (kind = 'entity'::text);
CREATE INDEX subject_region_code ON registry.subject USING btree (region_code, kind);
grant insert, select, update on registry.subject to yiwang_app;

create table sample.day (
  day date not null,
  seed text not null,
  commitment text not null,
  entry_id uuid not null,
  salt bytea not null,
  committed_at timestamp with time zone not null,
  drawn_at timestamp with time zone,
  decisions integer,
  constraint day_pkey PRIMARY KEY (day)
);
grant insert, select on sample.day to yiwang_app;

create table sample.drawn (
  case_id uuid not null,
  day date not null,
  slug text not null,
  version integer not null,
  case_number text not null,
  region_path ltree not null,
  unit_path ltree not null,
  unit_name text not null,
  outcome text not null,
  review_case_id uuid not null,
  filed_at timestamp with time zone,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  agrees boolean,
  reason text,
  settled_at timestamp with time zone,
  constraint drawn_day_fkey FOREIGN KEY (day) REFERENCES sample.day(day),
  constraint drawn_pkey PRIMARY KEY (case_id),
  constraint drawn_review_case_id_key UNIQUE (review_case_id)
);
CREATE INDEX drawn_day ON sample.drawn USING btree (day);
CREATE INDEX drawn_region ON sample.drawn USING gist (region_path);
CREATE INDEX drawn_to_file ON sample.drawn USING btree (due_at) WHERE (filed_at IS NULL);
CREATE INDEX drawn_version ON sample.drawn USING btree (slug, version);
grant insert, select on sample.drawn to yiwang_app;

create table sample.rate (
  slug text not null,
  body jsonb not null,
  constraint rate_pkey PRIMARY KEY (slug)
);
grant select on sample.rate to yiwang_app;

create table service.guide_report (
  report_id uuid not null,
  code_digest text not null,
  slug text not null,
  version integer not null,
  element text not null,
  words text not null,
  subject_id uuid,
  unit_id uuid not null,
  unit_path ltree not null,
  unit_name text not null,
  region_code text not null,
  region_path ltree not null,
  region_name text not null,
  reported_at timestamp with time zone not null,
  case_id uuid not null,
  filed_at timestamp with time zone,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  upheld boolean,
  fixed_version integer,
  answer text,
  settled_at timestamp with time zone,
  constraint guide_report_check CHECK (((settled_at IS NULL) = (upheld IS NULL))),
  constraint guide_report_check1 CHECK (((fixed_version IS NULL) OR upheld)),
  constraint guide_report_pkey PRIMARY KEY (report_id),
  constraint guide_report_case_id_key UNIQUE (case_id),
  constraint guide_report_code_digest_key UNIQUE (code_digest)
);
CREATE INDEX guide_report_region_path ON service.guide_report USING gist (region_path);
CREATE INDEX guide_report_reported_at ON service.guide_report USING btree (reported_at);
CREATE INDEX guide_report_unfiled ON service.guide_report USING btree (due_at) WHERE (filed_at IS NULL);
grant insert, select, update on service.guide_report to yiwang_app;

create table supervision.card (
  case_id uuid not null,
  card_id uuid not null,
  rule text not null,
  rule_version integer not null,
  occurrence text not null,
  colour text not null,
  case_number text not null,
  slug text not null,
  version integer not null,
  region_path ltree not null,
  region_name text not null,
  case_unit_path ltree not null,
  unit_id uuid not null,
  unit_path ltree not null,
  unit_name text not null,
  officer_id uuid,
  officer_name text,
  stage text,
  task_id uuid,
  said jsonb not null,
  todo jsonb not null,
  todo_by date not null,
  facts jsonb not null,
  basis jsonb not null,
  occurred_at timestamp with time zone not null,
  issued_at timestamp with time zone not null,
  object_until date not null,
  state text not null,
  constraint card_colour_check CHECK ((colour = ANY (ARRAY['yellow'::text, 'red'::text]))),
  constraint card_state_check CHECK ((state = ANY (ARRAY['issued'::text, 'objected'::text, 'upheld'::text, 'cancelled'::text]))),
  constraint card_pkey PRIMARY KEY (case_id, card_id)
);
CREATE INDEX card_id ON supervision.card USING btree (card_id);
CREATE INDEX card_issued ON supervision.card USING btree (issued_at, card_id);
CREATE UNIQUE INDEX card_occurrence ON supervision.card USING btree (case_id, rule, occurrence);
CREATE INDEX card_officer ON supervision.card USING btree (officer_id, issued_at) WHERE (officer_id IS NOT NULL);
CREATE INDEX card_region ON supervision.card USING gist (region_path);
CREATE INDEX card_unit ON supervision.card USING btree (unit_id, issued_at);
grant insert, select on supervision.card to yiwang_app;

create table supervision.card_act (
  case_id uuid not null,
  card_id uuid not null,
  no integer not null,
  kind text not null,
  officer_id uuid,
  officer_name text,
  unit_name text,
  reason text,
  at timestamp with time zone not null,
  entry_id uuid not null,
  salt bytea not null,
  constraint card_act_check CHECK ((((kind = 'issued'::text) = (officer_id IS NULL)) AND ((kind = 'issued'::text) = (reason IS NULL)))),
  constraint card_act_kind_check CHECK ((kind = ANY (ARRAY['issued'::text, 'objected'::text, 'upheld'::text, 'cancelled'::text]))),
  constraint card_act_pkey PRIMARY KEY (case_id, card_id, no)
);
grant insert, select on supervision.card_act to yiwang_app;

create table supervision.pending (
  case_id uuid not null,
  revision integer not null,
  due_at timestamp with time zone not null,
  attempts integer not null default 0,
  constraint pending_pkey PRIMARY KEY (case_id, revision)
);
CREATE INDEX pending_due ON supervision.pending USING btree (due_at);
grant delete, insert, select, update on supervision.pending to yiwang_app;

create table supervision.rule (
  id text not null,
  version integer not null,
  digest text not null,
  body jsonb not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint rule_check CHECK ((withdrawn_at >= published_at)),
  constraint rule_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint rule_version_check CHECK ((version >= 1)),
  constraint rule_pkey PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX rule_current ON supervision.rule USING btree (id) WHERE (withdrawn_at IS NULL);
grant select on supervision.rule to yiwang_app;

create table supervision.turn (
  day date not null,
  after uuid,
  taken_until timestamp with time zone,
  finished_at timestamp with time zone,
  constraint turn_pkey PRIMARY KEY (day)
);
grant insert, select, update on supervision.turn to yiwang_app;

-- function "case".apply(act jsonb) returns jsonb plpgsql; -- yiwang_app may call it
-- function "case".apply_together(acts jsonb) returns void plpgsql; -- yiwang_app may call it
-- function "case".carry_materials() returns trigger plpgsql; -- yiwang_app may call it
-- function "case".put_clocks(clocks jsonb) returns void plpgsql; -- yiwang_app may call it
-- function "case".put_tasks(tasks jsonb) returns void plpgsql; -- yiwang_app may call it
-- function audit.record(entries jsonb) returns void plpgsql; -- yiwang_app may call it
-- function certificate.issue(certificates jsonb) returns void plpgsql; -- yiwang_app may call it
-- function certificate.take_number(series text, of_year integer, number integer) returns boolean plpgsql; -- yiwang_app may call it
-- function decision.day(text) returns date sql immutable; -- yiwang_app may call it
-- function ledger.append(entries jsonb) returns void plpgsql; -- yiwang_app may call it
-- function ledger.integrate(base bigint, case_ids uuid[], ids uuid[], entries text[], tile_levels smallint[], tile_indexes bigint[], tile_hashes text[], root bytea, at timestamp with time zone, key_id text, note text) returns boolean plpgsql security definer; -- yiwang_app may call it
-- function ledger.refuse_shrinking_tile() returns trigger plpgsql; -- yiwang_app may call it
-- function material.accept(accepted uuid, at timestamp with time zone) returns void sql; -- yiwang_app may call it
-- function material.hand_in(handed uuid, at timestamp with time zone) returns void plpgsql; -- yiwang_app may call it
-- function material.keep(item jsonb, quota bigint) returns uuid plpgsql; -- yiwang_app may call it
-- function material.remove(owner uuid, item uuid) returns text plpgsql; -- yiwang_app may call it
-- function organization.standing(of_officer uuid, on_day date) returns TABLE(officer_id uuid, name text, roles text[], unit_id uuid, unit_name text, unit_path ltree, region_code text, region_name text, region_path ltree) sql stable; -- yiwang_app may call it
-- function rating.record(ratings jsonb) returns void sql; -- yiwang_app may call it
-- function supervision.watch() returns trigger plpgsql; -- yiwang_app may call it

CREATE TRIGGER act_carries_materials AFTER INSERT ON "case".act FOR EACH ROW WHEN (((new.command = ANY (ARRAY['file'::text, 'correct'::text])) OR (new.events @> '[{"type": "milestone", "milestone": "accepted"}]'::jsonb))) EXECUTE FUNCTION "case".carry_materials();
CREATE TRIGGER act_is_watched AFTER INSERT ON "case".act FOR EACH ROW WHEN ((new.events @? '$[*]?(((@."type" == "milestone" || @."type" == "clock-started") || @."type" == "clock-set") || @."type" == "clock-ended")'::jsonpath)) EXECUTE FUNCTION supervision.watch();
CREATE TRIGGER tile_grows BEFORE UPDATE ON ledger.tile FOR EACH ROW EXECUTE FUNCTION ledger.refuse_shrinking_tile();

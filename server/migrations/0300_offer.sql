-- Proactive service: who would be granted something and has not asked for it, found by statement over the libraries.

-- The day that a text of a library names (GB/T 7408.1 extended form), null where it names none; never an error.
create function decision.day(text) returns date
language sql immutable parallel safe
as $$
  select case when $1 ~ '^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'
    and extract(month from make_date(substr($1, 1, 4)::int, substr($1, 6, 2)::int, 1) + (substr($1, 9, 2)::int - 1)) = substr($1, 6, 2)::int
    then make_date(substr($1, 1, 4)::int, substr($1, 6, 2)::int, 1) + (substr($1, 9, 2)::int - 1) end
$$;

create schema offer;

-- What is offered, in which words: a version never changes.
create table offer.definition (
  id text not null,
  version integer not null check (version >= 1),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= published_at),
  primary key (id, version)
);
create unique index definition_current on offer.definition (id) where withdrawn_at is null;

-- The day a definition was last swept by, and what was found.
create table offer.sweep (
  definition_id text primary key,
  day date not null,
  eligible integer not null,
  offered integer not null,
  lapsed integer not null
);

create table offer.offer (
  offer_id uuid primary key,
  subject_id uuid not null,
  region_code text not null,
  definition_id text not null,
  definition_version integer not null,
  -- The rules that found the person: whoever doubts an offer asks these.
  slug text not null,
  matter_version integer not null,
  found_on date not null,
  state text not null check (state in ('open', 'declined', 'taken', 'lapsed')),
  told_at timestamptz,
  changed_at timestamptz not null
);
-- One offer of a thing to a person; what was declined is not offered again.
create unique index offer_standing on offer.offer (subject_id, definition_id) where state in ('open', 'declined');
create index offer_untold on offer.offer (offer_id) where state = 'open' and told_at is null;
create index offer_open on offer.offer (definition_id) where state = 'open';

-- People who want no offers (个人信息保护法第二十四条第二款).
create table offer.opt_out (
  subject_id uuid primary key,
  at timestamptz not null
);

-- What a sweep reads of other offices.
create view offer.person as select id, kind, identifier, name, region_code from registry.subject where kind = 'person';
create view offer.fact as select subject_id, library, data from registry.record;
create view offer.holding as
select holder_id, slug, jsonb_build_object('identifier', identifier, 'issuedOn', issued_on, 'validUntil', valid_until) as held, valid_until
from certificate.certificate where state = 'valid';
create view offer.filed as select subject_id, slug, status, submitted_at from "case"."case";

grant usage on schema offer to yiwang_app;
grant execute on function decision.day(text) to yiwang_app;
grant select, insert, update (withdrawn_at) on offer.definition to yiwang_app;
grant select, insert, update on offer.sweep, offer.offer to yiwang_app;
grant select, insert, delete on offer.opt_out to yiwang_app;
grant select on offer.person, offer.fact, offer.holding, offer.filed to yiwang_app;

-- 一次一评、一事一评: a rating is of one service act, be it the whole case or one visit to a window, whoever took it and by whatever way.
alter table rating.rating
  add column act_id uuid,
  -- whole: the case from beginning to end; visit: one visit to a window.
  add column about text not null default 'whole' check (about in ('whole', 'visit')),
  -- How it came: own (signed in), code (a code that was handed over), phone (told to an officer of another unit).
  add column by text not null default 'own' check (by in ('own', 'code', 'phone')),
  add column case_number text,
  add column unit_path ltree,
  add column unit_name text,
  add column region_name text,
  add column window_id text,
  add column officer_id uuid,
  -- Of whoever rates under their name, so that they can be called back; never shown outside the case that mends it.
  add column contact_name text,
  add column contact_phone text,
  -- Of a visit, which is no act of the case: its ledger entry, and the salt that opens it.
  add column entry_id uuid,
  add column salt bytea,
  add column rectification_id uuid,
  add column filed_at timestamptz,
  add column attempts int not null default 0,
  add column due_at timestamptz,
  add column answer text,
  add column answered_at timestamptz,
  add column on_time boolean,
  add column reply text check (reply in ('confirmed', 'unsolved', 'silent')),
  add column settled_at timestamptz,
  add column excluded_at timestamptz,
  add column exclusion text;

update rating.rating r
set act_id = r.case_id, case_number = c.number, unit_path = c.unit_path, unit_name = c.unit_name, region_name = c.region_name
from "case"."case" c where c.case_id = r.case_id;

alter table rating.rating
  drop constraint rating_case_id_key,
  alter column act_id set not null,
  alter column case_number set not null,
  alter column unit_path set not null,
  alter column unit_name set not null,
  alter column region_name set not null,
  add unique (act_id);
create index rating_case_id on rating.rating (case_id);
create index rating_bad on rating.rating (rated_at desc) where grade <= 2;
create unique index rating_rectification on rating.rating (rectification_id) where rectification_id is not null;
create index rating_to_file on rating.rating (due_at) where rectification_id is not null and filed_at is null;

-- A code that lets whoever holds it rate one act, once. The code itself is not kept, only its digest.
create table rating.invitation (
  act_id uuid primary key,
  case_id uuid not null,
  about text not null check (about in ('whole', 'visit')),
  -- The day of a visit; a whole case is rated on any.
  day date not null,
  unit_id uuid not null,
  unit_path ltree not null,
  unit_name text not null,
  window_id text,
  officer_id uuid not null,
  digest text not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null,
  unique (case_id, about, unit_id, day)
);

-- 回访、整改、确认、申诉的天数: no law sets them, places do (国办发〔2019〕51号 leaves them open).
create table rating.period (
  region_code text primary key,
  body jsonb not null
);

create or replace function rating.record(ratings jsonb) returns void language sql as $$
  insert into rating.rating (rating_id, case_id, act_id, about, by, grade, channel, question_set, tags, text, call_back, anonymous, slug, unit_id, unit_path,
    unit_name, region_path, region_name, case_number, window_id, officer_id, contact_name, contact_phone, entry_id, salt, rectification_id, due_at, rated_at)
  select r.rating_id, r.case_id, r.act_id, r.about, r.by, r.grade, r.channel, r.question_set, r.tags, r.text, r.call_back, r.anonymous, r.slug, r.unit_id, r.unit_path,
    r.unit_name, r.region_path, r.region_name, r.case_number, r.window_id, r.officer_id, r.contact_name, r.contact_phone, r.entry_id, r.salt, r.rectification_id,
    case when r.rectification_id is not null then r.rated_at end, r.rated_at
  from jsonb_to_recordset(ratings) as r (rating_id uuid, case_id uuid, act_id uuid, about text, by text, grade int, channel text, question_set int,
    tags text[], text text, call_back boolean, anonymous boolean, slug text, unit_id uuid, unit_path ltree, unit_name text, region_path ltree,
    region_name text, case_number text, window_id text, officer_id uuid, contact_name text, contact_phone text, entry_id uuid, salt bytea, rectification_id uuid, rated_at timestamptz);
$$;

-- For statistics: ratings that count, and what came of bad ones given under a name.
create or replace view indicator.rating_fact as
select r.rating_id, r.case_id, r.grade, r.channel, r.region_path, r.rated_at,
  c.unit_path, c.number, c.slug, c.version, c.region_name, c.unit_name, c.outcome
from rating.rating r
left join "case"."case" c on c.case_id = r.case_id
where r.excluded_at is null;

create view indicator.rectification_fact as
select r.rating_id, r.case_id, r.region_path, r.rated_at, r.settled_at is not null as settled, coalesce(r.on_time, false) as on_time,
  r.unit_path, r.case_number as number, r.slug, c.version, r.region_name, r.unit_name, c.outcome
from rating.rating r
left join "case"."case" c on c.case_id = r.case_id
where r.rectification_id is not null and r.excluded_at is null;

grant update (filed_at, attempts, due_at, answer, answered_at, on_time, reply, settled_at, excluded_at, exclusion) on rating.rating to yiwang_app;
grant select, insert, update on rating.invitation to yiwang_app;
grant select on rating.period to yiwang_app;
grant select on indicator.rectification_fact to yiwang_app;

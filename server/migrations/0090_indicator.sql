-- What figures are counted from: a read surface over the tables of case and rating, for statistics only.
-- Names and identifiers of people are left out, so that no figure and no list behind a figure can show them.
create schema indicator;

-- Indicators as published: a version never changes, so that an old figure can be computed again.
create table indicator.definition (
  id text not null,
  version integer not null check (version >= 1),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= published_at),
  primary key (id, version)
);
create unique index definition_current on indicator.definition (id) where withdrawn_at is null;

-- The joins of these views are left joins on a whole key, which the planner drops where none of their columns is read.
create view indicator.case_fact as
select c.case_id, c.number, c.slug, c.version, c.region_path, c.region_name, c.unit_path, c.unit_name, c.channel, c.subject_kind,
  c.outcome, c.automatic, c.typed, c.chosen, c.held, c.submitted_at, c.decided_at, c.closed_at,
  c.decided_at - c.submitted_at as took,
  coalesce(k.ended_on <= k.due, false) as within_promised
from "case"."case" c
left join "case".clock k on k.case_id = c.case_id and k.name = 'promised';

-- Clocks that run against government; the correction clock runs against the applicant (行政许可法第三十二条第一款第四项).
create view indicator.clock_fact as
select k.case_id, k.name, k.due, k.unit, k.region_path, c.unit_path, c.number, c.slug, c.version, c.region_name, c.unit_name, c.outcome, c.submitted_at
from "case".clock k
join "case"."case" c on c.case_id = k.case_id
where k.state = 'running' and k.name <> 'correction';

create view indicator.rating_fact as
select r.rating_id, r.case_id, r.grade, r.channel, r.region_path, r.rated_at,
  c.unit_path, c.number, c.slug, c.version, c.region_name, c.unit_name, c.outcome
from rating.rating r
left join "case"."case" c on c.case_id = r.case_id;

-- Acts that reached a milestone; the milestones stand in the order in which they were reached.
create view indicator.act_fact as
select a.case_id, a.revision, a.at, jsonb_path_query_array(a.events, '$[*] ? (@.type == "milestone").milestone') as milestones
from "case".act a
where a.events @? '$[*] ? (@.type == "milestone")';

-- By these two a reader tells that something has changed.
create view indicator.act_time as select at from "case".act;
create view indicator.checkpoint_size as select size from ledger.checkpoint;

-- The latest acts, and how many there were since an instant: the sign that figures have to be computed again.
create index act_at on "case".act (at);

grant usage on schema indicator to yiwang_app;
grant select, insert, update (withdrawn_at) on indicator.definition to yiwang_app;
grant select on indicator.case_fact, indicator.clock_fact, indicator.rating_fact, indicator.act_fact, indicator.act_time, indicator.checkpoint_size to yiwang_app;

-- For statistics: cards that stand or were upheld, without what they say.
create view indicator.card_fact as
select c.card_id, c.case_id, c.colour, c.rule, c.case_number as number, c.slug, c.version, c.region_path, c.region_name, c.unit_path, c.unit_name,
  c.issued_at, null::text as outcome
from supervision.card c
where c.state <> 'cancelled';

-- Items on offer; their periods are in the definitions.
create view indicator.item_fact as
select i.item_code, i.item_code as number, i.slug, i.level, i.region_path, i.region_name, i.unit_path, i.unit_name, i.published_at, null::text as outcome
from matter.item i
where i.withdrawn_at is null;

create or replace view indicator.case_fact as
select c.case_id, c.number, c.slug, c.version, c.region_path, c.region_name, c.unit_path, c.unit_name, c.channel, c.subject_kind,
  c.outcome, c.automatic, c.typed, c.chosen, c.held, c.submitted_at, c.decided_at, c.closed_at,
  c.decided_at - c.submitted_at as took,
  coalesce(k.ended_on <= k.due, false) as within_promised,
  coalesce(s.ended_on <= s.due, false) as within_statutory
from "case"."case" c
left join "case".clock k on k.case_id = c.case_id and k.name = 'promised'
left join "case".clock s on s.case_id = c.case_id and s.name = 'statutory'
where c.channel <> 'internal';

grant select on indicator.card_fact, indicator.item_fact to yiwang_app;

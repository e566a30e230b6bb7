-- Figures are of what people and firms applied for. Work that officers file among themselves is counted by none of them.
create or replace view indicator.case_fact as
select c.case_id, c.number, c.slug, c.version, c.region_path, c.region_name, c.unit_path, c.unit_name, c.channel, c.subject_kind,
  c.outcome, c.automatic, c.typed, c.chosen, c.held, c.submitted_at, c.decided_at, c.closed_at,
  c.decided_at - c.submitted_at as took,
  coalesce(k.ended_on <= k.due, false) as within_promised
from "case"."case" c
left join "case".clock k on k.case_id = c.case_id and k.name = 'promised'
where c.channel <> 'internal';

create or replace view indicator.clock_fact as
select k.case_id, k.name, k.due, k.unit, k.region_path, c.unit_path, c.number, c.slug, c.version, c.region_name, c.unit_name, c.outcome, c.submitted_at
from "case".clock k
join "case"."case" c on c.case_id = k.case_id
where k.state = 'running' and k.name <> 'correction' and c.channel <> 'internal';

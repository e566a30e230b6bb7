-- 跑动次数: days on which somebody came to a hall about a case or was handed its result there. Who filed at a window was there once at least.
create or replace view indicator.case_fact as
select c.case_id, c.number, c.slug, c.version, c.region_path, c.region_name, c.unit_path, c.unit_name, c.channel, c.subject_kind,
  c.outcome, c.automatic, c.typed, c.chosen, c.held, c.submitted_at, c.decided_at, c.closed_at,
  c.decided_at - c.submitted_at as took,
  coalesce(k.ended_on <= k.due, false) as within_promised,
  coalesce(s.ended_on <= s.due, false) as within_statutory,
  greatest(
    (select count(distinct (v.at at time zone 'Asia/Shanghai')::date)::int from (
      select at from hall.visit where case_id = c.case_id union all select at from hall.receipt where case_id = c.case_id) v),
    case when c.channel = 'window' then 1 else 0 end) as visits
from "case"."case" c
left join "case".clock k on k.case_id = c.case_id and k.name = 'promised'
left join "case".clock s on s.case_id = c.case_id and s.name = 'statutory'
where c.channel <> 'internal';

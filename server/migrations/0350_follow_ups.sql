-- What follows a decision is an effect of its act (kind `follow`), planned with it, so that nothing has to be looked for by time. What was
-- noted or decided and not followed yet becomes such an effect; a service that has nothing to do answers so.
insert into "case".effect (case_id, revision, effect_no, kind, body, due_at, attempts)
select c.case_id, c.revision, 1000, 'follow', jsonb_build_object('service', 'regulation.supervise', 'callId', coalesce(h.follow_up_id, gen_random_uuid())),
  c.decided_at, 0
from "case"."case" c left join regulation.handed h using (case_id)
where c.outcome is not null
  and (h.follow_up_id is not null and h.filed_at is null
    or h.follow_up_id is null and c.decided_at >= (select max(decided_at) - interval '10 minutes' from regulation.handed))
on conflict do nothing;

insert into "case".effect (case_id, revision, effect_no, kind, body, due_at, attempts)
select c.case_id, c.revision, 1001, 'follow', jsonb_build_object('service', 'pledge.check', 'callId', gen_random_uuid()), c.decided_at, 0
from "case"."case" c
where c.outcome = 'granted'
  and (c.decided_at >= (select until - interval '10 minutes' from pledge.turn)
    or exists (select from pledge.pledge p where p.case_id = c.case_id and p.filed_at is null))
on conflict do nothing;

drop schema regulation cascade;
drop table pledge.turn;
alter table pledge.pledge drop column filed_at, drop column attempts, drop column due_at;
grant update (slug) on pledge.pledge to yiwang_app;

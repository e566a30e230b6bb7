-- 部分办成: what many matters handled as one come to when some of them were granted.
alter table "case"."case" drop constraint case_outcome_check;
alter table "case"."case"
  add constraint case_outcome_check check (outcome in ('granted', 'partly', 'refused'));

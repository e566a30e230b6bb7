-- The officers who took part in finding it: none of them decides on an objection to it.
alter table credit.record add column found_by uuid[] not null default '{}';

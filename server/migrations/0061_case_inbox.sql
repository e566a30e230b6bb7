-- An officer with several roles reads the unit's open tasks in the order they are due and stops at the end of the page; counting them needs no heap.
drop index "case".task_inbox;
create index task_inbox on "case".task (unit_id, due, task_id) include (role, officer_id) where closed_at is null;
-- What people read out of a number on the telephone is its end.
create index case_number_tail on "case"."case" (right(number, 12));

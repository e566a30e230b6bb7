-- A draft that was begun at home and is finished at a window: the clerk it was brought to.
alter table "case".draft add column window_account_id uuid;
create index draft_window on "case".draft (window_account_id) where window_account_id is not null;
create index draft_subject on "case".draft (subject_id) where submitted_at is null;

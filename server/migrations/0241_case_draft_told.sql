-- The version of which whoever keeps a draft of another one was told; 0 where the matter is offered no more.
alter table "case".draft add column told_version integer;

-- Why a draft was begun where something else led to it: words to whoever fills it in.
alter table "case".draft add column origin jsonb;

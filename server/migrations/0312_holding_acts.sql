-- Who gave a post and who ended it, when and why: whoever keeps the staff of a region sees it beside the post. What was loaded has none.
alter table organization.holding
  add column given_by text,
  add column given_at timestamptz,
  add column ended_by text,
  add column ended_at timestamptz,
  add column end_reason text,
  add check ((given_by is null) = (given_at is null)),
  add check ((ended_by is null) = (ended_at is null));
-- A post that nobody has begun to hold is taken back as if it had not been given.
grant delete on organization.holding to yiwang_app;

-- 办件走过的路: kept beside the acts, from which it can be made anew at any time, so that a process is counted over all cases.
create table "case".way (
  -- Of the acts, without what is personal or of one case alone.
  hash bigint primary key,
  acts jsonb not null
);
create table "case".course (
  case_id uuid primary key,
  -- The acts it was read from; of a case that has moved on it says nothing.
  revision int not null,
  way bigint not null,
  -- Stays at stages: [{ stage, from, to }]; `to` is absent while it is there.
  stays jsonb not null
);
grant select, insert on "case".way to yiwang_app;
grant select, insert, update on "case".course to yiwang_app;

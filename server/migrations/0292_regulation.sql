-- Matters that were moved to an approval bureau: what of its decisions the department that decided before was handed (行政许可法第二十五条).
create schema regulation;
grant usage on schema regulation to yiwang_app;

create table regulation.handed (
  -- The case that was decided, and the one in which it is supervised.
  case_id uuid primary key,
  follow_up_id uuid not null unique,
  decided_at timestamptz not null,
  -- Null until the follow-up is filed.
  filed_at timestamptz
);
create index handed_unfiled on regulation.handed (decided_at) where filed_at is null;
create index handed_recent on regulation.handed (decided_at desc);
grant select, insert on regulation.handed to yiwang_app;
grant update (filed_at) on regulation.handed to yiwang_app;

-- 上级标准事项: what the levels above set for a basic code (packs/standards).
create table matter.standard (
  basic_code text not null,
  level text not null check (level in ('province', 'city')),
  body jsonb not null,
  primary key (basic_code, level)
);
grant select, insert, update, delete on matter.standard to yiwang_app;

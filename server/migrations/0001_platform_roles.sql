-- The server works as yiwang_app, which owns nothing and cannot alter what is append-only.
do $$
begin
  if not exists (select from pg_roles where rolname = 'yiwang_app') then
    create role yiwang_app nologin;
  end if;
  execute format('grant yiwang_app to %I', current_user);
exception
  when unique_violation or duplicate_object then null; -- a sister database was migrated at the same moment
end
$$;

create extension if not exists ltree;
create extension if not exists pg_trgm;

grant usage on schema public to yiwang_app;
grant select on public.migration to yiwang_app;

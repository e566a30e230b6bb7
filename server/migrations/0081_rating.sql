create schema rating;

-- 好差评 (GB/T 39734-2020): one rating for one act. The text is for those who mend what was bad, never for a ledger.
create table rating.rating (
  rating_id uuid primary key,
  case_id uuid not null unique,
  grade int not null check (grade between 1 and 5),
  channel text not null,
  question_set int not null,
  tags text[] not null,
  text text,
  call_back boolean not null,
  anonymous boolean not null,
  slug text not null,
  unit_id uuid not null,
  region_path ltree not null,
  rated_at timestamptz not null
);
create index rating_at on rating.rating (rated_at);
create index rating_unit_id on rating.rating (unit_id, rated_at desc);
create index rating_region on rating.rating using gist (region_path);

-- Called inside the act that rates.
create function rating.record(ratings jsonb) returns void language sql as $$
  insert into rating.rating
  select r.rating_id, r.case_id, r.grade, r.channel, r.question_set, r.tags, r.text, r.call_back, r.anonymous, r.slug, r.unit_id, r.region_path, r.rated_at
  from jsonb_to_recordset(ratings) as r (rating_id uuid, case_id uuid, grade int, channel text, question_set int, tags text[], text text,
    call_back boolean, anonymous boolean, slug text, unit_id uuid, region_path ltree, rated_at timestamptz);
$$;

grant usage on schema rating to yiwang_app;
grant select, insert on rating.rating to yiwang_app;

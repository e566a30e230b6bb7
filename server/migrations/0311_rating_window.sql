-- What a window is called, beside its id, so that rates can be read by window.
alter table rating.rating add column window_name text, add check (window_name is null or window_id is not null);
alter table rating.invitation add column window_name text, add check (window_name is null or window_id is not null);

create or replace function rating.record(ratings jsonb) returns void language sql as $$
  insert into rating.rating (rating_id, case_id, act_id, about, by, grade, channel, question_set, tags, text, call_back, anonymous, slug, unit_id, unit_path,
    unit_name, region_path, region_name, case_number, window_id, window_name, officer_id, contact_name, contact_phone, entry_id, salt, rectification_id, due_at,
    rated_at)
  select r.rating_id, r.case_id, r.act_id, r.about, r.by, r.grade, r.channel, r.question_set, r.tags, r.text, r.call_back, r.anonymous, r.slug, r.unit_id, r.unit_path,
    r.unit_name, r.region_path, r.region_name, r.case_number, r.window_id, r.window_name, r.officer_id, r.contact_name, r.contact_phone, r.entry_id, r.salt,
    r.rectification_id, case when r.rectification_id is not null then r.rated_at end, r.rated_at
  from jsonb_to_recordset(ratings) as r (rating_id uuid, case_id uuid, act_id uuid, about text, by text, grade int, channel text, question_set int,
    tags text[], text text, call_back boolean, anonymous boolean, slug text, unit_id uuid, unit_path ltree, unit_name text, region_path ltree,
    region_name text, case_number text, window_id text, window_name text, officer_id uuid, contact_name text, contact_phone text, entry_id uuid, salt bytea,
    rectification_id uuid, rated_at timestamptz);
$$;

-- 材料: what applicants hand in, kept for the next time.
create schema material;

-- One content, however often it was given; its bytes lie in the file store under this digest (SM3).
create table material.file (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  type text not null,
  scan text not null check (scan in ('clean', 'unscanned')),
  -- Last taken in. What nobody refers to some time after that is swept away.
  touched_at timestamptz not null
);

-- 材料库: one file in the library of a person or firm, as one kind of material.
create table material.item (
  owner_id uuid not null,
  item_id uuid not null,
  kind text not null,
  -- The material and its matter in words, in two languages.
  title jsonb not null,
  digest text not null,
  name text not null,
  size bigint not null,
  type text not null,
  scan text not null check (scan in ('clean', 'unscanned')),
  uploaded_at timestamptz not null,
  account_id uuid not null,
  uploaded_by text not null,
  -- A case it was given in was accepted: nobody may ask for it again.
  accepted_at timestamptz,
  accepted_in uuid,
  primary key (owner_id, item_id)
);
create unique index item_content on material.item (owner_id, kind, digest);
create index item_id on material.item (item_id);
create index item_digest on material.item (digest);

-- What one filing is given, under the id that draft and case share; who may see it is who may see that case.
create table material.filing (
  case_id uuid primary key,
  owner_id uuid not null,
  slug text not null,
  account_id uuid not null,
  region_path ltree not null,
  unit_path ltree not null,
  -- Materials without which it is not handed in.
  required text[] not null,
  -- Whether something may be given or taken back now.
  open boolean not null
);

create table material.given (
  case_id uuid not null,
  given_id uuid not null,
  slot text not null,
  source text not null check (source in ('upload', 'library', 'certificate')),
  item_id uuid,
  certificate_id uuid,
  -- As it was given; a certificate's is that of its signed data.
  digest text not null,
  name text not null,
  size bigint not null,
  type text not null,
  scan text not null check (scan in ('clean', 'unscanned')),
  given_at timestamptz not null,
  given_by text not null,
  handed_in_at timestamptz,
  -- Something newer was handed in in its place.
  replaced_at timestamptz,
  primary key (case_id, given_id),
  check ((item_id is null) <> (certificate_id is null))
);
create index given_item on material.given (item_id) where item_id is not null;
create index given_digest on material.given (digest);

-- Keeps a file in a library; the same content of the same kind is there once. Raises YW413 where the library is full.
create function material.keep(item jsonb, quota bigint) returns uuid language plpgsql as $$
declare
  kept material.item := jsonb_populate_record(null::material.item, item);
  there uuid;
  used bigint;
begin
  -- Two uploads at once each see what the other adds.
  perform pg_advisory_xact_lock(hashtextextended(kept.owner_id::text, 120));
  update material.item i set name = kept.name, scan = kept.scan
  where i.owner_id = kept.owner_id and i.kind = kept.kind and i.digest = kept.digest returning i.item_id into there;
  if found then
    return there;
  end if;
  select coalesce(sum(i.size), 0) into used from material.item i where i.owner_id = kept.owner_id;
  if used + kept.size > quota then
    raise exception 'the library is full' using errcode = 'YW413';
  end if;
  insert into material.item values (kept.*);
  return kept.item_id;
end
$$;

-- Removes a file from a library unless it was handed in with a case: `removed`, `in-use`, or null where there is none.
create function material.remove(owner uuid, item uuid) returns text language plpgsql as $$
begin
  perform from material.item i where i.owner_id = owner and i.item_id = item for update;
  if not found then
    return null;
  end if;
  -- Whoever hands it in at this moment comes before or after, not between.
  perform from material.filing f
  where f.case_id in (select g.case_id from material.given g where g.item_id = item and g.handed_in_at is null) for update;
  if exists (select from material.given g where g.item_id = item and g.handed_in_at is not null) then
    return 'in-use';
  end if;
  delete from material.given g where g.item_id = item;
  delete from material.item i where i.owner_id = owner and i.item_id = item;
  return 'removed';
end
$$;

-- What was put together is handed in with the act that files or corrects; what is newer takes the place of what was handed in before.
-- Raises YW412 where something required is missing.
create function material.hand_in(handed uuid, at timestamptz) returns void language plpgsql as $$
declare
  missing text;
begin
  -- Whoever gives or takes back at this moment waits, and then finds it closed.
  update material.filing f set open = false where f.case_id = handed;
  if not found then
    return;
  end if;
  select needed.slot into missing from material.filing f, unnest(f.required) as needed (slot)
  where f.case_id = handed
    and not exists (select from material.given g where g.case_id = handed and g.slot = needed.slot and g.replaced_at is null)
  limit 1;
  if found then
    raise exception 'the material % is missing', missing using errcode = 'YW412';
  end if;
  update material.given g set replaced_at = at
  where g.case_id = handed and g.handed_in_at is not null and g.replaced_at is null
    and exists (select from material.given n where n.case_id = handed and n.slot = g.slot and n.handed_in_at is null);
  update material.given g set handed_in_at = at where g.case_id = handed and g.handed_in_at is null;
end
$$;

create function material.accept(accepted uuid, at timestamptz) returns void language sql as $$
  update material.item i set accepted_at = at, accepted_in = accepted
  from material.filing f, material.given g
  where f.case_id = accepted and g.case_id = accepted and g.handed_in_at is not null and g.replaced_at is null
    and i.owner_id = f.owner_id and i.item_id = g.item_id and i.accepted_at is null;
$$;

-- An act that files, corrects or accepts carries the materials with it: in the same statement, whoever writes it.
create function "case".carry_materials() returns trigger language plpgsql as $$
begin
  if new.command in ('file', 'correct') then
    perform material.hand_in(new.case_id, new.at);
  end if;
  if new.events @> '[{"type": "milestone", "milestone": "accepted"}]' then
    perform material.accept(new.case_id, new.at);
  end if;
  return null;
end
$$;
create trigger act_carries_materials after insert on "case".act for each row
when (new.command in ('file', 'correct') or new.events @> '[{"type": "milestone", "milestone": "accepted"}]')
execute function "case".carry_materials();

grant usage on schema material to yiwang_app;
grant select, insert, update, delete on material.file, material.item, material.filing, material.given to yiwang_app;

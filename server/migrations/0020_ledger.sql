-- The append-only proof log: an RFC 6962 Merkle tree over SM3. Nothing personal is in it, only salted digests.
create schema ledger;

-- Entries on their way into the log, written inside the business statement beside the case they speak of.
-- An entry of no case is keyed by its own id.
create table ledger.pending (
  case_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9.-]{0,63}$'),
  digest bytea not null check (length(digest) = 32),
  -- A time that cannot be written in RFC 3339 would stop the integrator.
  at timestamptz not null check (at >= '1900-01-01Z' and at < '9999-01-01Z'),
  primary key (case_id, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- What the log holds, in its order. `entry` is the canonical JSON whose hash is the leaf of the tree.
create table ledger.leaf (
  index bigint primary key check (index >= 0),
  id uuid not null,
  case_id uuid,
  entry bytea not null
);
create index leaf_id on ledger.leaf (id);
create index leaf_case_id on ledger.leaf (case_id, index) where case_id is not null;

-- Hashes of complete subtrees, 256 to a tile (C2SP tlog-tiles): level l holds nodes of height 8·l.
create table ledger.tile (
  level smallint not null check (level between 0 and 7),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  width smallint not null generated always as (length(hashes) / 32) stored,
  primary key (level, index)
);

create table ledger.checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  at timestamptz not null,
  key_id text not null,
  -- The signed text as it is given out.
  note text not null
);

-- Takes an array of {caseId?, id, kind, digest (hex), at} inside the statement that does what they tell.
create function ledger.append(entries jsonb) returns void
language plpgsql -- keeps its plan between calls, which a function in SQL does not
as $$
begin
  insert into ledger.pending (case_id, id, kind, digest, at)
  select coalesce(entry."caseId", entry.id), entry.id, entry.kind, decode(entry.digest, 'hex'), entry.at
  from jsonb_to_recordset(entries) as entry ("caseId" uuid, id uuid, kind text, digest text, at timestamptz);
end
$$;

-- Moves pending entries into the log: leaves, the tiles that changed (hashes in hexadecimal) and the new checkpoint. One call is
-- one statement, so all of it happens or nothing. False when another integrator works or worked on the same base: nothing is done then.
-- The server has no other way to write the log, and none to take a pending entry away.
create function ledger.integrate(base bigint, case_ids uuid[], ids uuid[], entries text[],
  tile_levels smallint[], tile_indexes bigint[], tile_hashes text[],
  root bytea, at timestamptz, key_id text, note text) returns boolean
language plpgsql
security definer
set search_path = ''
as $$
declare
  settled bigint;
begin
  if not pg_try_advisory_xact_lock(7140701) then
    return false;
  end if;
  -- Read after the lock is held: what its last holder wrote is seen.
  if base <> coalesce((select max(size) from ledger.checkpoint), 0) then
    return false;
  end if;
  insert into ledger.leaf (index, id, case_id, entry)
  select base + place - 1, given.id, nullif(given.case_id, given.id), convert_to(given.entry, 'UTF8')
  from unnest(case_ids, ids, entries) with ordinality as given (case_id, id, entry, place);
  insert into ledger.tile (level, index, hashes)
  select given.level, given.index, decode(given.hashes, 'hex')
  from unnest(tile_levels, tile_indexes, tile_hashes) as given (level, index, hashes)
  on conflict (level, index) do update set hashes = excluded.hashes;
  insert into ledger.checkpoint (size, root, at, key_id, note)
  values (base + cardinality(ids), root, at, key_id, note);
  delete from ledger.pending using unnest(case_ids, ids) as done (case_id, id)
  where pending.case_id = done.case_id and pending.id = done.id;
  get diagnostics settled = row_count;
  if settled <> cardinality(ids) then
    raise exception 'only pending entries enter the log';
  end if;
  return true;
end
$$;
revoke execute on function ledger.integrate from public;

-- A tile only ever grows at its end.
create function ledger.refuse_shrinking_tile() returns trigger
language plpgsql
as $$
begin
  if substring(new.hashes for length(old.hashes)) is distinct from old.hashes then
    raise exception 'a tile only grows';
  end if;
  return new;
end
$$;
create trigger tile_grows before update on ledger.tile
  for each row execute function ledger.refuse_shrinking_tile();

grant usage on schema ledger to yiwang_app;
grant select, insert on ledger.pending to yiwang_app;
grant select on ledger.leaf, ledger.tile, ledger.checkpoint to yiwang_app;
grant execute on function ledger.integrate to yiwang_app;

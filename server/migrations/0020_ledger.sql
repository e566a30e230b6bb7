-- The append-only proof log: an RFC 6962 Merkle tree over SM3. Nothing personal is in it, only salted digests.
create schema ledger;

-- Entries on their way into the log, written inside the business statement beside the case they speak of.
-- An entry of no case is keyed by its own id.
create table ledger.pending (
  case_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9.-]{0,63}$'),
  digest bytea not null check (length(digest) = 32),
  at timestamptz not null,
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

-- Removes pending entries that the log holds, and no others: the server may not delete evidence by itself.
create function ledger.settle(case_ids uuid[], ids uuid[]) returns void
language sql
security definer
set search_path = ''
as $$
  delete from ledger.pending
  using unnest(case_ids, ids) as done (case_id, id)
  where pending.case_id = done.case_id and pending.id = done.id
    and exists (select from ledger.leaf where leaf.id = done.id)
$$;
revoke execute on function ledger.settle from public;

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
grant select, insert on ledger.pending, ledger.leaf, ledger.tile, ledger.checkpoint to yiwang_app;
grant update (hashes) on ledger.tile to yiwang_app;
grant execute on function ledger.settle to yiwang_app;

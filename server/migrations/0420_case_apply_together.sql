-- Many acts in one statement, each table written once for all of them: what a statement costs to begin is paid once. For acts on
-- different cases that rest on no other case. Raises when one of them cannot be taken; nothing of any is written then.
-- Few rows are looked up by their keys, however small the tables were when the plan was made.
create function "case".apply_together(acts jsonb) returns void language plpgsql
set enable_hashjoin to off
set enable_mergejoin to off
set enable_seqscan to off
as $$
declare
  taken int;
  issued jsonb;
begin
  -- Asked by the statement that writes, so that no decision by rules comes after the halt of them.
  if jsonb_array_length(acts -> 'ruled') > 0 then
    perform from "case".halt h
    join jsonb_to_recordset(acts -> 'ruled') as r (slug text, version int) on h.slug = r.slug and h.version = r.version
    where h.lifted_at is null;
    if found then
      raise exception 'the rules were stopped' using errcode = 'YW414';
    end if;
  end if;

  if jsonb_array_length(acts -> 'filed') > 0 then
    insert into "case"."case"
    select * from jsonb_populate_recordset(null::"case"."case", acts -> 'filed')
    on conflict (case_id) do nothing;
    get diagnostics taken = row_count;
    if taken <> jsonb_array_length(acts -> 'filed') then
      raise exception 'a case was filed before' using errcode = 'YW409';
    end if;
    update "case".draft d set submitted_at = n.submitted_at
    from jsonb_to_recordset(acts -> 'filed') as n (case_id uuid, submitted_at timestamptz)
    where d.draft_id = n.case_id;
  end if;

  if jsonb_array_length(acts -> 'moved') > 0 then
    update "case"."case" c set
      revision = n.revision, status = n.status, milestone = n.milestone, outcome = n.outcome, automatic = n.automatic,
      stage = n.stage, turn = n.turn, typed = n.typed, chosen = n.chosen, held = n.held,
      decided_at = n.decided_at, closed_at = n.closed_at, state = n.state
    from jsonb_populate_recordset(null::"case"."case", acts -> 'moved') n
    where c.case_id = n.case_id and c.revision = n.revision - 1;
    get diagnostics taken = row_count;
    if taken <> jsonb_array_length(acts -> 'moved') then
      raise exception 'a case has moved on' using errcode = 'YW409';
    end if;
  end if;

  insert into "case".act select * from jsonb_populate_recordset(null::"case".act, acts -> 'acts');
  if jsonb_array_length(acts -> 'tasks') > 0 then
    perform "case".put_tasks(acts -> 'tasks');
  end if;
  if jsonb_array_length(acts -> 'clocks') > 0 then
    perform "case".put_clocks(acts -> 'clocks');
  end if;
  if jsonb_array_length(acts -> 'timed') > 0 then
    delete from "case".timer
    where case_id = any (array(select jsonb_array_elements_text(acts -> 'timed')::uuid));
    insert into "case".timer (case_id, name, at)
    select t.case_id, t.name, t.at
    from jsonb_to_recordset(acts -> 'timers') as t (case_id uuid, name text, at timestamptz);
  end if;
  if jsonb_array_length(acts -> 'effects') > 0 then
    insert into "case".effect (case_id, revision, effect_no, kind, body, due_at)
    select e.case_id, e.revision, e.effect_no, e.kind, e.body, e.due_at
    from jsonb_populate_recordset(null::"case".effect, acts -> 'effects') e;
  end if;
  -- Those of one act after those of another: what the first was granted, the second is asked about.
  for issued in select value from jsonb_array_elements(acts -> 'certificates') loop
    perform certificate.issue(issued);
  end loop;
  if jsonb_array_length(acts -> 'ratings') > 0 then
    perform rating.record(acts -> 'ratings');
  end if;
  perform ledger.append(acts -> 'ledger');
  perform audit.record(acts -> 'audit');
end
$$;
grant execute on function "case".apply_together(jsonb) to yiwang_app;

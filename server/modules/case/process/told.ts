import type { Read } from '#platform/database'

/** What says where a case went; all else that happened to it is left aside. */
const ROUTE = [
  'filed',
  'entered',
  'left',
  'acted',
  'corrected',
  'returned',
  'ruled',
  'ruling-failed',
  'issued',
  'issue-failed',
  'forked',
  'branch-ended',
  'joined',
  'fork-left',
  'call-answered',
  'call-failed',
  'signalled',
  'elapsed',
  'leg-waiting',
  'leg-started',
  'leg-ended',
  'leg-skipped',
]
const MILESTONES = ['correction-requested', 'closed', 'reopened']

/**
 * What the acts of the cases of `fresh` (case_id) tell: as tables of a `with`, `ways` (case_id, acts) and `stays` (case_id, stage, came, went;
 * went is null while it is there).
 */
export function toldOfFresh(read: Read) {
  return read`
    told as materialized (
      select a.case_id, a.revision, a.at, a.command, e.ord, e.event ->> 'type' as type,
        coalesce(e.event ->> 'stage', e.event ->> 'fork') as stage, ${plainEvent(read)} as event
      from fresh join "case".act a using (case_id) cross join lateral jsonb_array_elements(a.events) with ordinality e(event, ord)
      where e.event ->> 'type' = any (${ROUTE}) or (e.event ->> 'type' = 'milestone' and e.event ->> 'milestone' = any (${MILESTONES}))),
    acts as (
      select case_id, revision, jsonb_build_array(command, jsonb_agg(event order by ord)) as act
      from told group by case_id, revision, command),
    ways as (select case_id, jsonb_agg(act order by revision) as acts from acts group by case_id),
    stays as (
      select case_id, stage, at as came, ended as went
      from (
        select case_id, type, at, stage, lead(at) over (partition by case_id, stage order by revision, ord) as ended
        from told where type in ('entered', 'left', 'joined', 'fork-left')) moved
      where type = 'entered')`
}

/** An event without opinions, answers, ids and times: equal for cases that went the same way. */
function plainEvent(read: Read) {
  return read`jsonb_strip_nulls(jsonb_build_object(
    'type', event -> 'type', 'stage', event -> 'stage', 'to', event -> 'to', 'action', event -> 'action', 'fork', event -> 'fork',
    'branch', event -> 'branch', 'branches', event -> 'branches', 'verdict', event -> 'verdict', 'milestone', event -> 'milestone',
    'answer', event -> 'answer', 'signal', event -> 'signal', 'timer', event -> 'timer', 'leg', event -> 'leg',
    'outcome', case event ->> 'type' when 'leg-ended' then event -> 'outcome' end,
    'reason', case event ->> 'type' when 'leg-skipped' then event -> 'reason' end,
    'ruling', case event ->> 'type' when 'ruled' then jsonb_build_object('outcome', event #> '{ruling,outcome}') end))`
}

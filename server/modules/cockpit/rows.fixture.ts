import fc from 'fast-check'
import type { Database } from '#platform/database'

/** A case as the tables hold it, in the terms of a reader who counts by hand. */
export interface Row {
  id: string
  slug: string
  county: string
  unit: string
  channel: 'web' | 'window'
  filed: Temporal.Instant
  /** Undefined while it is open. */
  decided?: Temporal.Instant
  automatic: boolean
  outcome: 'granted' | 'refused'
  typed: number
  chosen: number
  held: number
  /** Last day of the promised clock, ended by the decision. */
  due: string
  clockUnit: 'working' | 'calendar'
  /** Running as well where the case is open. */
  correctionDue?: string
  grade?: number
}

export const COUNTIES = ['140702', '140703', '140725'] as const
export const SLUGS = ['senior-card', 'food-business-licence', 'old-age-allowance'] as const
const UNITS = ['a', 'b'] as const

const DAY = 1_440
/** Minutes ago; most of what is counted lies near the borders of days, weeks and windows. */
const ago = fc.oneof(
  fc.integer({ min: 0, max: 14 * DAY }),
  fc.integer({ min: 0, max: 95 * DAY }),
  fc.integer({ min: 28 * DAY, max: 31 * DAY }),
)

/** A case as it stands at whatever instant it is asked for. */
const caseAt = fc
  .record({
    slug: fc.constantFrom(...SLUGS),
    county: fc.constantFrom(...COUNTIES),
    unit: fc.constantFrom(...UNITS),
    channel: fc.constantFrom('web' as const, 'window' as const),
    ago,
    took: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * DAY })),
    open: fc.boolean(),
    automatic: fc.boolean(),
    outcome: fc.constantFrom('granted' as const, 'refused' as const),
    typed: fc.nat(5),
    chosen: fc.nat(3),
    held: fc.nat(12),
    dueIn: fc.integer({ min: -3, max: 12 }),
    clockUnit: fc.constantFrom('working' as const, 'calendar' as const),
    correction: fc.boolean(),
    rated: fc.boolean(),
    grade: fc.integer({ min: 1, max: 5 }),
  })
  .map(
    ({ ago: minutes, took, open, dueIn, correction, rated, grade, ...facts }) =>
      (now: Temporal.Instant): Omit<Row, 'id'> => {
        const filed = now.subtract({ minutes })
        const decided = open ? undefined : earliest(filed.add({ minutes: took }), now)
        const due = (decided ?? now)
          .toZonedDateTimeISO('Asia/Shanghai')
          .toPlainDate()
          .add({ days: dueIn })
          .toString()
        return {
          ...facts,
          filed,
          due,
          ...(decided ? { decided } : {}),
          ...(open && correction ? { correctionDue: '2020-01-01' } : {}),
          ...(decided && rated ? { grade } : {}),
        }
      },
  )

/** Up to 120 cases of any kind, as seen at an instant. */
export const someRows = fc
  .array(caseAt, { maxLength: 120 })
  .map(
    (cases) => (now: Temporal.Instant) =>
      cases.map((each, index): Row => ({ id: idOf(index), ...each(now) })),
  )

const idOf = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`
const earliest = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)
const pathOf = (county: string) => `14.1407.${county}`

/** Puts rows into the tables as the engine would have left them, for the owner of the schema. */
export async function insertRows({ read }: Database, rows: readonly Row[]): Promise<void> {
  const unit = { unit_id: '01900000-0000-7000-8000-00000000aaaa', unit_name: '某局' }
  const list = (objects: object[]) => JSON.stringify(objects)
  await read`insert into "case"."case" select * from jsonb_populate_recordset(null::"case"."case", ${list(
    rows.map((each) => ({
      ...unit,
      case_id: each.id,
      number: `N${each.id.slice(-6)}`,
      slug: each.slug,
      version: 1,
      item_code: 'i',
      region_code: each.county,
      region_path: pathOf(each.county),
      region_name: each.county,
      unit_path: `g140700.${each.unit}`,
      subject_id: each.id,
      subject_kind: 'person',
      subject_name: '王秀兰',
      subject_identifier: '149902194003150028',
      filer_id: each.id,
      filer_name: '王秀兰',
      relation: 'self',
      channel: each.channel,
      revision: 1,
      status: each.decided ? 'closed' : 'open',
      milestone: each.decided ? 'closed' : 'accepted',
      outcome: each.decided ? each.outcome : null,
      automatic: each.decided ? each.automatic : null,
      turn: 'nobody',
      typed: each.typed,
      chosen: each.chosen,
      held: each.held,
      submitted_at: each.filed.toString(),
      decided_at: each.decided?.toString() ?? null,
      closed_at: each.decided?.toString() ?? null,
      state: {},
    })),
  )}::text::jsonb)`
  const clock = { started_on: '2026-01-01', count: 5, provisional: false, calendar: 0 }
  await read`insert into "case".clock select * from jsonb_populate_recordset(null::"case".clock, ${list(
    rows.flatMap((each) => {
      const common = { ...clock, case_id: each.id, unit: each.clockUnit, region_path: pathOf(each.county) }
      const ended = each.decided && {
        state: 'ended',
        ended_on: each.decided.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
      }
      return [
        { ...common, name: 'promised', due: each.due, state: 'running', ...ended },
        { ...common, name: 'statutory', due: '2027-12-01', state: 'running', ...ended },
        ...(each.correctionDue
          ? [{ ...common, name: 'correction', due: each.correctionDue, state: 'running' }]
          : []),
      ]
    }),
  )}::text::jsonb)`
  await read`insert into "case".act select * from jsonb_populate_recordset(null::"case".act, ${list(
    rows.map((each) => ({
      case_id: each.id,
      revision: 1,
      entry_id: each.id,
      command: 'file',
      actor: {},
      at: (each.decided ?? each.filed).toString(),
      salt: '\\x00',
      events: [
        { type: 'filed' },
        { type: 'milestone', milestone: 'submitted' },
        ...(each.decided
          ? [
              { type: 'milestone', milestone: 'decided' },
              { type: 'milestone', milestone: 'closed' },
            ]
          : []),
      ],
    })),
  )}::text::jsonb)`
  await read`insert into rating.rating select * from jsonb_populate_recordset(null::rating.rating, ${list(
    rows.flatMap((each) =>
      each.grade && each.decided
        ? [
            {
              rating_id: each.id,
              case_id: each.id,
              act_id: each.id,
              about: 'whole',
              by: 'own',
              attempts: 0,
              case_number: each.id,
              unit_path: `g140700.${each.unit}`,
              unit_name: '测试单位',
              region_name: each.county,
              grade: each.grade,
              channel: each.channel,
              question_set: 1,
              tags: [],
              call_back: false,
              anonymous: false,
              slug: each.slug,
              unit_id: unit.unit_id,
              region_path: pathOf(each.county),
              rated_at: each.decided.toString(),
            },
          ]
        : [],
    ),
  )}::text::jsonb)`
}
